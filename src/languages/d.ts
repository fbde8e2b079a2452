import { BUILD, type Language } from "../core/language.ts";
import { dTests } from "./d/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["gdc"];

const d: Language = {
  id: "d",
  title: "D (gdc)",
  aliases: ["dlang", "gdc"],
  extension: ".d",
  hello: 'import std.stdio;\nvoid main() { writeln("hello"); }\n',
  packages,
  toolchain: toolchain({ title: "D compiler", commands: ["gdc"], version: ["-dumpfullversion"], packages }),
  program: {
    build: ({ command }, file) => [
      [command, "-O1", "-w", "-fdiagnostics-color=never", file, "-o", `${BUILD}/program`],
    ],
    // The collector reads where the stack lies.
    ownProc: true,
    // One collector thread, where each would start as many as there are processors.
    run: () => [`${BUILD}/program`, "--DRT-gcopt=parallel:0"],
    limits: { processes: 64 },
    tests: dTests,
  },
};

export default d;
