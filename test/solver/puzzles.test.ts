import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import solvePuzzle, { solution } from "../../src/solver/puzzles/solve.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ workers: 1 });
});
afterAll(() => sandbox.close());

const EFFORT = { seconds: 10, seed: 0 };

/** One for each way to an answer. */
const PUZZLES: [way: string, type: string, verifier: string][] = [
  ["inversion", "int", "def sat(x: int, n=12345678987654321):\n    return 3 * x ** 2 + 1 == 3 * n + 1"],
  ["inversion of texts", "str", 'def sat(s: str):\n    return "to" + s[::-1] == "to-and-fro"'],
  [
    "constants",
    "List[str]",
    'def sat(xs: List[str], words=["b", "a", "c"]):\n    return xs == sorted(words)',
  ],
  [
    "climbing",
    "List[int]",
    "def sat(xs: List[int]):\n    return len(xs) == 9 and sum(xs) == 412 and all(x > 7 for x in xs)",
  ],
];

test.each(PUZZLES)(
  "%s gives an answer that a fresh process accepts",
  { timeout: 60_000 },
  async (_, type, verifier) => {
    const { answer } = await solvePuzzle(sandbox, { verifier, type }, EFFORT);
    expect(answer).not.toBeNull();
    const code = `from typing import *\n${verifier}\nassert sat(sol()) is True`;
    const suite = { entry: "sol", tests: [{ kind: "code" as const, code }] };
    const verdict = await sandbox.check({ language: "python", program: solution(answer!), suite });
    expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(["pass"]);
  },
);

test.each([
  ["cannot be satisfied", "def sat(x: int):\n    return x != x"],
  ["ends the process", "def sat(x: int):\n    import os\n    os._exit(0)"],
  ["accepts only another type", "def sat(x: int):\n    return isinstance(x, str)"],
])("a verifier that %s has no answer", { timeout: 60_000 }, async (_, verifier) => {
  const found = await solvePuzzle(sandbox, { verifier, type: "int" }, { seconds: 0.5, seed: 0 });
  expect(found.answer).toBeNull();
});
