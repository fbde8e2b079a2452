import { expect, test } from "vitest";
import { readPuzzle } from "../../src/solver/puzzles/read.ts";

test.each([
  ["the annotation", "def sat(x: List[List[int]], n=3):\n    return x == [[n]]", "List[List[int]]"],
  ["the text before it", "Give a value of type str for which\n\ndef sat(x):\n    return x == 'a'", "str"],
])("the answer's type comes from %s", (_, text, type) => {
  expect(readPuzzle(text)?.type).toBe(type);
});

test("the verifier ends where its block ends, also when the head has several lines", () => {
  const verifier = "def sat(\n    x: int,\n):\n    y = 1\n\n    return x == y";
  expect(readPuzzle(`Solve:\n${verifier}\n\n\nsat(1)\n`)).toEqual({ verifier, type: "int" });
});

test.each(["def f(x): pass", "the function `def sat(x: int)`", "def sat(x):\n    return x"])(
  "%s is no puzzle",
  (text) => expect(readPuzzle(text)).toBeNull(),
);
