import { BUILD, type Language } from "../core/language.ts";
import { csharpTests } from "./csharp/tests.ts";
import { commandPath, toolchain } from "./open/toolchain.ts";

const packages = ["mono-mcs", "libmono-system-core4.0-cil", "libmono-system-numerics4.0-cil"];
const FLAGS = ["-nologo", "-warn:0", "-langversion:latest", "-r:System.Core.dll", "-r:System.Numerics.dll"];

const csharp: Language = {
  id: "csharp",
  title: "C# (Mono)",
  aliases: ["c#", "cs", "mono"],
  extension: ".cs",
  hello: 'class Hello { static void Main() { System.Console.WriteLine("hello"); } }\n',
  packages,
  reads: () => (commandPath("mono") ? ["/etc/mono"] : []),
  toolchain: toolchain({ title: "C# compiler", commands: ["mcs"], packages }, (found) => ({
    ...found,
    details: { mono: commandPath("mono") ?? "mono" },
  })),
  program: {
    build: ({ command }, file) => [[command, ...FLAGS, `-out:${BUILD}/program.exe`, file]],
    run: ({ details }) => [details?.["mono"] ?? "mono", `${BUILD}/program.exe`],
    // The collector reads where the stack lies.
    ownProc: true,
    env: () => ({ MONO_GC_PARAMS: "major=marksweep", LC_ALL: "C.UTF-8" }),
    limits: { processes: 128 },
    tests: csharpTests,
  },
};

export default csharp;
