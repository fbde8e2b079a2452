import type { Samples } from "./samples.ts";

const twice = (body: string) => `twice(X, Y) :- ${body}.\n`;
const test = (body: string) =>
  `:- use_module(library(plunit)).\n:- begin_tests(twice).\n\n${body}\n\n:- end_tests(twice).\n:- initialization((run_tests, halt)).\n`;

const prolog: Samples = {
  right: twice("Y is X * 2"),
  wrong: twice("Y is X * 3"),
  raises: twice("Y = X, throw(no)"),
  doesNotParse: "twice(X, Y :- Y is X * 2.\n",
  exitsWithZero: ":- halt(0).\n",
  exitsWhenCalled: twice("Y = X, halt(0)"),
  loops: "twice(X, Y) :- twice(X, Y).\n",
  fillsMemory: "twice(X, Y) :- grow([X], Y).\ngrow(L, Y) :- numlist(1, 1000000, N), grow([N | L], Y).\n",
  ownMain: ":- initialization(main).\nmain :- twice(3, X), write(X), nl.\ntwice(X, Y) :- Y is X * 2.\n",
  unicode: twice('string_concat("é𝒳 ", X, Y)'),
  printsMuch: twice(
    "forall(between(1, 100000, _), write(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)), Y is X * 2",
  ),
  echo: ":- initialization((read_string(user_input, _, S), string_upper(S, U), write(U))).\n",
  test: test("test(two, Y == 4) :- twice(2, Y)."),
  otherTest: test("test(two) :- twice(2, Y), Y =:= 6."),
  unicodeTest: test('test(text, Y == "é𝒳 ünï☃") :- twice("ünï☃", Y).'),
  doesNotCompileTest: test("test(two, Y == 4 :- twice(2, Y)."),
  calls: false,
  cheats: [
    ":- redefine_system_predicate(_ == _).\n_ == _.\ntwice(_, 6).\n",
    ":- at_halt(halt(0)).\ntwice(_, _) :- fail.\n",
  ],
};

export default prolog;
