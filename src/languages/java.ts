import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf } from "../core/hash.ts";
import type { Language } from "../core/language.ts";
import { JAVA_COMPILER, JAVA_TUPLES } from "./java/compiler.java.ts";
import { javaTests, mainClass } from "./java/tests.ts";
import { commandPath, output, outside, prepared, toolchain } from "./open/toolchain.ts";

const packages = ["openjdk-17-jdk-headless"];
const SHORT_LIVED = ["-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"];

/** One compiler is kept for many programs: 10 ms where a new one takes 400. */
const java: Language = {
  id: "java",
  title: "Java",
  aliases: [],
  extension: ".java",
  hello:
    'public class Main {\n    public static void main(String[] args) { System.out.println("hello"); }\n}\n',
  packages,
  reads: () => {
    const found = commandPath("javac");
    if (!found) return [];
    const home = dirname(dirname(realpathSync(found)));
    // Debian keeps the settings of the runtime elsewhere.
    const settings = ["conf/security/java.security", "lib/jvm.cfg"]
      .map((file) => join(home, file))
      .filter((file) => existsSync(file));
    return [home, ...settings.map((file) => dirname(realpathSync(file)))].filter(outside);
  },
  toolchain: toolchain({ title: "Java compiler", commands: ["javac"], packages }),
  prepare: async (found) => {
    const home = dirname(dirname(realpathSync(found.command)));
    const folder = await prepared(
      `java-${hashOf([found.version, JAVA_COMPILER, JAVA_TUPLES])}`,
      async (aside) => {
        mkdirSync(join(aside, "org/javatuples"), { recursive: true });
        writeFileSync(join(aside, "AssayCompiler.java"), JAVA_COMPILER);
        const tuples = Object.entries(JAVA_TUPLES).map(([name, source]) => {
          const file = join(aside, "org/javatuples", `${name}.java`);
          writeFileSync(file, source);
          return file;
        });
        await output(found.command, ["-d", aside, join(aside, "AssayCompiler.java"), ...tuples]);
      },
    );
    return {
      ...found,
      command: join(home, "bin", "java"),
      reads: outside(home) ? [home] : [],
      prepared: folder,
    };
  },
  program: {
    file: (source) => `${mainClass(source)}.java`,
    compiler: ({ command, prepared: folder }) => [
      ...[command, ...SHORT_LIVED, "-Xmx768m", "-cp", folder ?? ".", "AssayCompiler"],
      ...["-proc:none", "-nowarn", "-cp", folder ?? "."],
    ],
    // The heap may grow past the limit, so that the limit and not the heap decides.
    run: ({ command, prepared: folder }, file, { memoryBytes }) => [
      ...[command, ...SHORT_LIVED, `-Xmx${Math.ceil(memoryBytes / 1024 ** 2) * 2}m`, "-Xss64m", "-ea"],
      ...["-cp", `.:${folder}`, file.replace(/\.java$/, "")],
    ],
    env: ({ command }) => ({ LD_LIBRARY_PATH: join(dirname(dirname(command)), "lib") }),
    limits: { processes: 256 },
    tests: javaTests,
  },
};

export default java;
