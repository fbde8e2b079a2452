import { BUILD, type Language } from "../core/language.ts";
import { BEAM_ENV, BEAM_LIMITS, EMULATOR } from "./beam/start.ts";
import { erlangTests } from "./erlang/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["erlang-base", "erlang-dev"];

/** A script names no module, and a module's name is its file's. */
const COMPILE = `mkdir out && { grep -q '^ *-module' "$1" || echo '-module(program).'; sed '1s/^#!.*//' "$1"; } > "out/$1" \
&& exec "$0" -W0 +export_all -o ${BUILD} "out/$1"`;

/** Calls the tests, else the program's main. */
const start = (name: string) => `
io:setopts([{encoding, unicode}]), {module, M} = code:ensure_loaded('${name}'),
Known = [X || {N, A} = X <- [{assay_tests, 0}, {main, 1}, {main, 0}, {start, 0}], erlang:function_exported(M, N, A)],
try case Known of [{N, 1} | _] -> M:N([]); [{N, 0} | _] -> M:N() end of _ -> init:stop()
catch C:R:S -> io:format(standard_error, "~p: ~p~n~p~n", [C, R, S]), halt(1) end.`;

const erlang: Language = {
  id: "erlang",
  title: "Erlang",
  aliases: ["erl"],
  extension: ".erl",
  hello: 'main(_) -> io:format("hello~n").\n',
  packages,
  toolchain: toolchain({
    title: "Erlang",
    commands: ["erl"],
    version: ["-noshell", "-eval", 'io:format("~s", [erlang:system_info(otp_release)]), halt().'],
    packages,
  }),
  program: {
    file: (source) => `${/^\s*-module\(\s*(\w+)\s*\)/m.exec(source)?.[1] ?? "program"}.erl`,
    build: ({ command }, file) => [["/bin/sh", "-c", COMPILE, `${command}c`, file]],
    run: ({ command }, file) => [
      command,
      ...EMULATOR,
      "-noshell",
      "-pa",
      BUILD,
      "-eval",
      start(file.replace(/\.erl$/, "")),
    ],
    env: () => BEAM_ENV,
    limits: BEAM_LIMITS,
    tests: erlangTests,
  },
};

export default erlang;
