import type { Outcome } from "../../../src/core/verdict.ts";

/** What a language must be able to say in the contract: programs that define `twice`, and tests of it. */
export interface Samples {
  right: string;
  /** Triples. */
  wrong: string;
  /** Raises when called. */
  raises: string;
  doesNotParse: string;
  /** Ends with exit code 0 before any test can run: at its top level, in a static constructor. */
  exitsWithZero?: string;
  exitsWhenCalled: string;
  loops: string;
  fillsMemory: string;
  /** `twice`, and a main that prints and exits. */
  ownMain: string;
  /** Puts "é𝒳 " in front of its argument. */
  unicode: string;
  printsMuch: string;
  /** Prints its standard input in capital letters; at least ASCII ones. */
  echo: string;
  /** `twice(2)` is 4; in the form that the language's benchmarks use. */
  test: string;
  /** `twice(2)` is 6. */
  otherTest: string;
  /** `twice("ünï☃")` is "é𝒳 ünï☃". */
  unicodeTest: string;
  doesNotCompileTest: string;
  /** How that test ends beside a good one. Default: `build`. */
  doesNotCompile?: Outcome;
  /** Whether tests of kind `call` work. */
  calls: boolean;
  /** What the tests call `twice` by. Default: `twice`. */
  entry?: string;
  /** Wrong programs that try to pass `test`: an object that equals everything, say. */
  cheats?: string[];
  /** A test of `twice(2)` that must share the program's process, and programs that try to use that. */
  guarded?: { test: string; cheats: string[] };
  /** Processor seconds in which its runtime surely starts and loads a small program, on a busy machine too. Default: 1. */
  loadSeconds?: number;
  /** Programs are judged by what they print alone: nothing but `echo` is used. */
  printsOnly?: true;
}

/** Samples of a language that takes no tests in the form of code. */
export function printing(echo: string): Samples {
  const none = "";
  return {
    ...{ right: none, wrong: none, raises: none, doesNotParse: none, exitsWhenCalled: none, loops: none },
    ...{ fillsMemory: none, ownMain: none, unicode: none, printsMuch: none, test: none, otherTest: none },
    ...{ unicodeTest: none, doesNotCompileTest: none, calls: false, printsOnly: true, echo },
  };
}
