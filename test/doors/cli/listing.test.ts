import { expect, test } from "vitest";
import type { Inspection } from "../../../src/core/inspection.ts";
import type { Step } from "../../../src/core/trace.ts";
import { listing } from "../../../src/doors/cli/show/listing.ts";
import { fakeScreen } from "./fake-screen.ts";

const PROGRAM =
  "def f(n):\n    t = 0\n    for i in range(n):\n        if i > 9:\n            t = 1\n        t += i\n    return t\n";
const step = (at: number, line: number, changed: Record<string, number>, value?: number): Step => ({
  at,
  call: 0,
  function: "f",
  depth: 0,
  line,
  kind: value === undefined ? "line" : "return",
  changed: Object.fromEntries(
    Object.entries(changed).map(([name, now]) => [name, { text: String(now), type: "int" }]),
  ),
  ...(value !== undefined && { value: { text: String(value), type: "int" } }),
});

test("a listing shows counts, heat, ways never taken, and the values that each line gave", () => {
  const inspection = {
    coverage: {
      lines: [
        [1, 1],
        [2, 1],
        [3, 3],
        [4, 2],
        [5, 0],
        [6, 2],
        [7, 1],
      ].map(([line, hits]) => ({ line: line!, hits: hits! })),
      branches: [
        { line: 3, arm: "item", taken: 2 },
        { line: 3, arm: "done", taken: 1 },
        { line: 4, arm: "true", taken: 0 },
        { line: 4, arm: "false", taken: 2 },
      ],
    },
    profile: {
      unit: "seconds",
      inclusive: true,
      lines: [
        { line: 6, hits: 2, cost: 0.0025 },
        { line: 2, hits: 1, cost: 0.000012 },
      ],
    },
    trace: {
      steps: [
        step(0, 2, { n: 2 }),
        step(1, 3, { t: 0 }),
        step(2, 4, { i: 0 }),
        step(3, 6, {}),
        step(4, 3, {}),
        step(5, 4, { i: 1 }),
        step(6, 6, {}),
        step(7, 3, { t: 1 }),
        step(8, 7, {}),
        step(9, 7, {}, 1),
      ],
      total: 10,
      leaders: [],
    },
    unavailable: {},
    cut: false,
  } as unknown as Inspection;
  expect(`\n${listing(PROGRAM, inspection, fakeScreen().screen)}\n`).toBe(`
   hits      time
      1                1  def f(n):
      1     12 µs ▁    2      t = 0               t = 0
      3                3      for i in range(n):  i = 0, 1
      2                4          if i > 9:       never true
  never                5              t = 1
      2    2.5 ms █    6          t += i          t = 1
      1                7      return t            → 1
`);
});
