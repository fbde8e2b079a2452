import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Toolchain } from "../../core/language.ts";
import type { Limits } from "../../core/task.ts";
import { commandPath, output, outside, prepared } from "../open/toolchain.ts";

/** For short lives: one collector thread, the quick compiler alone, no files for monitoring tools. */
export const SHORT = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xss64m"];

/** A virtual machine's own threads, which do not grow with the program. */
export const JVM_LIMITS: Partial<Limits> = { processes: 256 };

/** Folders of Java beyond the system's own: a distribution keeps its settings elsewhere. */
export function javaReads(): string[] {
  const java = commandPath("java");
  if (!java) return [];
  const home = homeOf(realpathSync(java));
  const settings = ["conf/security/java.security", "lib/jvm.cfg"]
    .map((file) => join(home, file))
    .filter(existsSync);
  return [home, ...settings.map((file) => dirname(realpathSync(file)))].filter(outside);
}

/** Its libraries look for each other by a path that they cannot find in the sandbox. */
export const javaEnv = ({ command }: Toolchain) => ({ LD_LIBRARY_PATH: join(homeOf(command), "lib") });

const homeOf = (java: string) => dirname(dirname(java));

/**
 * A language that lies in jar files. Its classes are loaded once, for `warm`, and kept as an archive that later starts
 * map into memory: most of such a language's start is reading its own classes.
 */
export async function jarToolchain(
  found: { title: string; version: string; packages: string[] },
  jars: string[],
  main: string[],
  warm: string[],
): Promise<Toolchain> {
  const java = commandPath("java");
  const paths = jars.flatMap((jar) => (existsSync(jar) ? [realpathSync(jar)] : []));
  if (!java || paths.length === 0)
    throw new AssayError("TOOLCHAIN_MISSING", `no ${found.title} found`, {
      fix: `apt-get install ${found.packages.join(" ")}`,
    });
  const command = realpathSync(java);
  const classpath = paths.join(":");
  const key = `jvm-${hashOf([command, classpath, main, found.version]).slice(0, 24)}`;
  const folder = await prepared(key, async (aside) => {
    const archive = `-XX:ArchiveClassesAtExit=${join(aside, "classes.jsa")}`;
    await output(command, [...SHORT, archive, "-cp", classpath, ...main, ...warm], 120);
  });
  return { command, version: found.version, reads: javaReads(), prepared: folder };
}

/** The command that starts it. The heap may take the sandbox's memory: the sandbox says so, not the collector. */
export function jvm(
  { command, prepared: folder }: Toolchain,
  classpath: string[],
  limits: Limits,
  main: string[],
): string[] {
  const heap = `-Xmx${Math.ceil(limits.memoryBytes / 2 ** 20) * 2}m`;
  return [
    command,
    ...SHORT,
    heap,
    `-XX:SharedArchiveFile=${folder}/classes.jsa`,
    "-Xshare:auto",
    "-Xlog:disable",
    "-cp",
    classpath.join(":"),
    ...main,
  ];
}
