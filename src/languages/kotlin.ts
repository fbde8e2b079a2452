import type { Language } from "../core/language.ts";
import { keptProgram, keptReads, keptToolchain } from "./jvm/kept.ts";
import { kotlinTests } from "./kotlin/tests.ts";

const packages = ["kotlin", "openjdk-17-jdk-headless"];

const kotlin: Language = {
  id: "kotlin",
  title: "Kotlin",
  aliases: ["kt", "kotlinc"],
  extension: ".kt",
  hello: 'fun main() { println("hello") }\n',
  packages,
  reads: () => keptReads("kotlinc"),
  toolchain: () => keptToolchain({ title: "Kotlin compiler", commands: ["kotlinc"], packages }),
  program: {
    ...keptProgram({
      compiler: "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
      compilerJars: [
        "kotlin-compiler",
        "trove4j",
        "kotlin-reflect",
        "kotlin-script-runtime",
        "annotations-13.0",
      ],
      programJars: ["kotlin-stdlib", "kotlin-stdlib-jdk7", "kotlin-stdlib-jdk8"],
      // Else what it has read of the library is thrown away after each program.
      properties: ["-Dkotlin.environment.keepalive=true"],
      options: ["-no-stdlib", "-no-reflect", "-nowarn"],
    }),
    tests: kotlinTests,
  },
};

export default kotlin;
