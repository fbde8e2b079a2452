import { dirname, join } from "node:path";
import type { Language } from "../core/language.ts";
import { commandPath, output, outside, toolchain } from "./open/toolchain.ts";

/** Debian has no package of it. Programs are elaborated and then run, and judged by what they print. */
const lean: Language = {
  id: "lean",
  title: "Lean 4",
  aliases: ["lean4"],
  extension: ".lean",
  hello: 'def main : IO Unit := IO.println "hello"\n',
  // elan's start script lies in bin, its toolchains beside it.
  reads: () => [dirname(dirname(commandPath("lean") ?? "/usr/bin/lean"))].filter(outside),
  toolchain: toolchain(
    {
      title: "Lean",
      commands: ["lean"],
      packages: [],
      install: "install elan, then: elan default leanprover/lean4:stable",
    },
    async (found) => {
      const prefix = await output(found.command, ["--print-prefix"]);
      return prefix ? { ...found, command: join(prefix, "bin", "lean") } : found;
    },
  ),
  program: {
    run: ({ command }, file) => [command, "--run", file],
    self: ({ command }) => command,
    limits: { processes: 128 },
    syntaxError: /^program\.lean:\d+:\d+: error/m,
  },
};

export default lean;
