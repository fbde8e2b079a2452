import { realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { ProgramStyle, Toolchain } from "../../core/language.ts";
import { commandPath, output, outside, prepared, type Wanted } from "../open/toolchain.ts";
import { KEPT_COMPILER } from "./compiler.java.ts";
import { JVM_LIMITS, javaEnv, javaReads, SHORT } from "./start.ts";

/** A compiler that runs on the Java virtual machine: 0.3 s for a program when it is kept, 3 s when it is started. */
export interface KeptCompiler {
  /** Its class: an object with `exec`, as Kotlin's, or with static `process`, as Scala's. */
  compiler: string;
  /** Jar files of the distribution's `lib` that the compiler needs, and those that programs need. */
  compilerJars: string[];
  programJars: string[];
  options: string[];
  /** Of the virtual machine that keeps it. */
  properties?: string[];
}

const homeOf = (script: string) => dirname(dirname(realpathSync(script)));

/** Folders of Java and of the distribution that has this command, where it is not a system's package. */
export function keptReads(command: string): string[] {
  const script = commandPath(command);
  return script ? [...javaReads(), ...[homeOf(script)].filter(outside)] : [];
}

/** Finds the distribution by its start script, and compiles our own program that keeps its compiler running. */
export async function keptToolchain(wanted: Wanted): Promise<Toolchain> {
  const script = commandPath(...wanted.commands);
  const [java, javac] = [commandPath("java"), commandPath("javac")];
  const said = script && java && javac && (await output(script, wanted.version ?? ["-version"]));
  if (!script || !java || !javac || !said)
    throw new AssayError("TOOLCHAIN_MISSING", `no ${wanted.title} with a JDK found`, {
      fix: `apt-get install ${wanted.packages.join(" ")}`,
    });
  const folder = await prepared(`jvm-kept-${hashOf([KEPT_COMPILER]).slice(0, 24)}`, async (aside) => {
    const source = join(aside, "AssayKept.java");
    writeFileSync(source, KEPT_COMPILER);
    await output(javac, ["--release", "8", "-d", aside, source]);
  });
  return {
    command: realpathSync(java),
    version: /\d+(\.\d+)+/.exec(said)?.[0] ?? "",
    reads: [],
    prepared: folder,
    details: { lib: join(homeOf(script), "lib") },
  };
}

/** How programs of such a language are built and run. */
export function keptProgram(kept: KeptCompiler): ProgramStyle {
  const path = ({ details }: Toolchain, jars: string[]) =>
    jars.map((jar) => join(details?.["lib"] ?? "", `${jar}.jar`)).join(":");
  return {
    compiler: (toolchain) => [
      ...[toolchain.command, ...SHORT, "-Xmx768m", ...(kept.properties ?? [])],
      ...["-cp", `${path(toolchain, [...kept.compilerJars, ...kept.programJars])}:${toolchain.prepared}`],
      ...["AssayKept", kept.compiler, ...kept.options, "-cp", path(toolchain, kept.programJars)],
    ],
    // The heap may grow past the limit, so that the limit and not the heap decides.
    run: (toolchain, _file, { memoryBytes }) => [
      ...[toolchain.command, ...SHORT, `-Xmx${Math.ceil(memoryBytes / 2 ** 20) * 2}m`, "-ea"],
      ...["-cp", `${path(toolchain, kept.programJars)}:.:${toolchain.prepared}`, "AssayMain"],
    ],
    env: javaEnv,
    limits: JVM_LIMITS,
  };
}
