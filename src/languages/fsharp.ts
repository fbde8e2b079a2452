import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { Language } from "../core/language.ts";
import { commandPath, outside, toolchain } from "./open/toolchain.ts";

/** Debian has no package of it: F# Interactive of the .NET SDK. Programs are judged by what they print. */
const fsharp: Language = {
  id: "fsharp",
  title: "F#",
  aliases: ["f#", "fs", "fsi"],
  extension: ".fsx",
  hello: 'printfn "hello"\n',
  reads: () => [dirname(realpathSync(commandPath("dotnet") ?? "/usr/bin/env"))].filter(outside),
  toolchain: toolchain({
    title: ".NET SDK",
    commands: ["dotnet"],
    packages: [],
    install: "install the .NET SDK from dot.net",
  }),
  program: {
    run: ({ command }, file) => [command, "fsi", "--quiet", "--nologo", "--exec", file],
    env: () => ({ DOTNET_CLI_HOME: "/tmp", DOTNET_NOLOGO: "1", DOTNET_CLI_TELEMETRY_OPTOUT: "1" }),
    ownProc: true,
    limits: { processes: 256 },
    syntaxError: /error FS\d+/,
  },
};

export default fsharp;
