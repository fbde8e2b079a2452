import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";

/** Debian 12 has no package of it. Programs are judged by what they print. */
const julia: Language = {
  id: "julia",
  title: "Julia",
  aliases: ["jl"],
  extension: ".jl",
  hello: 'println("hello")\n',
  toolchain: toolchain({
    title: "Julia",
    commands: ["julia"],
    packages: [],
    install: "install Julia from julialang.org, and put its bin on the PATH",
  }),
  program: {
    run: ({ command }, file) => [command, "--startup-file=no", "--compile=min", "-O0", file],
    self: ({ command }) => command,
    limits: { processes: 128 },
    syntaxError: /ParseError|syntax:/,
  },
};

export default julia;
