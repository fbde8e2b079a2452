import type { Language } from "../core/language.ts";
import { keptProgram, keptReads, keptToolchain } from "./jvm/kept.ts";
import { scalaTests } from "./scala/tests.ts";

const packages = ["scala", "openjdk-17-jdk-headless"];

/** Scala 2; Scala 3 has another compiler. */
const scala: Language = {
  id: "scala",
  title: "Scala 2",
  aliases: ["scalac"],
  extension: ".scala",
  hello: 'object Hello { def main(args: Array[String]): Unit = println("hello") }\n',
  packages,
  reads: () => keptReads("scalac"),
  toolchain: () => keptToolchain({ title: "Scala compiler", commands: ["scalac"], packages }),
  program: {
    ...keptProgram({
      compiler: "scala.tools.nsc.Main",
      compilerJars: ["scala-compiler", "scala-reflect", "scala-xml", "scala-parser-combinators"],
      programJars: ["scala-library"],
      options: ["-nowarn", "-encoding", "UTF-8"],
    }),
    tests: scalaTests,
  },
};

export default scala;
