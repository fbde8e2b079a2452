import type { Language } from "../core/language.ts";
import { BEAM_ENV, BEAM_LIMITS } from "./beam/start.ts";
import { elixirTests } from "./elixir/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["elixir"];

const elixir: Language = {
  id: "elixir",
  title: "Elixir",
  aliases: ["ex"],
  extension: ".exs",
  hello: 'IO.puts("hello")\n',
  packages,
  toolchain: toolchain({ title: "Elixir", commands: ["elixir"], version: ["--short-version"], packages }),
  program: {
    run: ({ command }, file) => [command, file],
    env: () => BEAM_ENV,
    limits: BEAM_LIMITS,
    syntaxError: /\((SyntaxError|TokenMissingError|CompileError|MismatchedDelimiterError)\)/,
    tests: elixirTests,
  },
};

export default elixir;
