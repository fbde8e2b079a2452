import type { Samples } from "./samples.ts";

const twice = (body: string) => `-module(solution).\n-export([twice/1]).\n\ntwice(X) ->\n  ${body}.\n`;
const test = (body: string) => `-include_lib("eunit/include/eunit.hrl").\n\ntwice_test() ->\n  ${body}.\n`;

const erlang: Samples = {
  right: twice("X * 2"),
  wrong: twice("X * 3"),
  raises: twice("error({no, X})"),
  doesNotParse: "-module(solution).\ntwice(X ->\n  X * 2.\n",
  exitsWithZero: `-module(solution).\n-on_load(leave/0).\nleave() -> halt(0).\ntwice(X) -> X * 3.\n`,
  exitsWhenCalled: twice("X, halt(0)"),
  loops: twice("twice(X)"),
  fillsMemory: twice("grow([X]).\ngrow(All) -> grow([lists:seq(1, 1000000) | All])"),
  ownMain: `${twice("X * 2")}main(_) -> io:format("~p~n", [twice(3)]), halt(0).\n`,
  unicode: twice('"é𝒳 " ++ X'),
  printsMuch: twice("io:put_chars(lists:duplicate(10000000, $x)),\n  X * 2"),
  echo: 'main(_) -> echo(io:get_line("")).\necho(eof) -> ok;\necho(Line) -> io:put_chars(string:uppercase(Line)), echo(io:get_line("")).\n',
  test: test("?assertEqual(4, twice(2))"),
  otherTest: test("?assertEqual(6, twice(2))"),
  unicodeTest: test('?assertEqual("é𝒳 ünï☃", twice("ünï☃"))'),
  doesNotCompileTest: test("?assertEqual(4, twice(2)"),
  calls: true,
  loadSeconds: 2,
  cheats: [
    "-module(solution).\n-define(assertEqual(A, B), ok).\ntwice(_) -> 6.\n",
    twice("erlang:halt(X - 2)"),
  ],
};

export default erlang;
