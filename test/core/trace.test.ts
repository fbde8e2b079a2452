import { expect, test } from "vitest";
import { branchShare, lineShare } from "../../src/core/inspection.ts";
import { blocksOf, type Step, statesOf, successorsOf, type Trace, type Value } from "../../src/core/trace.ts";

const int = (text: number): Value => ({ text: String(text), type: "int" });

/** `call:line` with the variables that changed; a kind other than `line` after a blank. */
function traceOf(leaders: number[], ...rows: [string, Record<string, number | null>?][]): Trace {
  let at = 0;
  const steps = rows.map(([place, changed = {}]): Step => {
    const [, gap, call, line, kind = "line"] = /^(\+?)(\d+):(\d+) ?(\w+)?$/.exec(place)!;
    if (gap) at += 5;
    return {
      at: at++,
      call: Number(call),
      function: `f${call}`,
      depth: Number(call),
      line: Number(line),
      kind: kind as Step["kind"],
      changed: Object.fromEntries(
        Object.entries(changed).map(([name, value]) => [name, value === null ? null : int(value)]),
      ),
    };
  });
  return { steps, total: at, leaders };
}

// 1 def f(n):
// 2     t = 0
// 3     while n:
// 4         t += g(n)
// 5         n -= 1
// 6     return t
const LOOP = traceOf(
  [2, 3, 4, 6],
  ["0:2", { n: 1 }],
  ["0:3", { t: 0 }],
  ["0:4"],
  ["1:9", { x: 1 }],
  ["1:9 return"],
  ["0:5", { t: 7 }],
  ["0:3", { n: 0 }],
  ["0:6"],
  ["0:6 return"],
);

test("blocks are runs of lines between leaders; a call in their midst does not end them", () => {
  expect(blocksOf(LOOP)).toEqual([
    { call: 0, function: "f0", lines: [2], before: { n: int(1) }, after: { n: int(1), t: int(0) } },
    {
      call: 0,
      function: "f0",
      lines: [3],
      before: { n: int(1), t: int(0) },
      after: { n: int(1), t: int(0) },
    },
    {
      call: 0,
      function: "f0",
      lines: [4, 5],
      before: { n: int(1), t: int(0) },
      after: { n: int(0), t: int(7) },
    },
    { call: 1, function: "f1", lines: [9], before: { x: int(1) }, after: { x: int(1) } },
    {
      call: 0,
      function: "f0",
      lines: [3],
      before: { n: int(0), t: int(7) },
      after: { n: int(0), t: int(7) },
    },
    {
      call: 0,
      function: "f0",
      lines: [6],
      before: { n: int(0), t: int(7) },
      after: { n: int(0), t: int(7) },
    },
  ]);
});

test("a gap ends every open block, which then has no state after it", () => {
  const blocks = blocksOf(traceOf([2], ["0:2", { n: 1 }], ["+0:3", { n: 4 }], ["0:4"], ["0:4 return"]));
  expect(blocks).toEqual([
    { call: 0, function: "f0", lines: [2], before: { n: int(1) } },
    { call: 0, function: "f0", lines: [3, 4], before: { n: int(4) }, after: { n: int(4) } },
  ]);
});

test("states follow the changes of their own call, and forget what is gone", () => {
  const trace = traceOf([], ["0:2", { a: 1 }], ["1:7", { b: 2 }], ["0:3", { a: null, c: 3 }]);
  expect(statesOf(trace)).toEqual([{ a: int(1) }, { b: int(2) }, { c: int(3) }]);
});

test("successors are within a call; 0 is its end; none is made up over a gap", () => {
  expect(successorsOf(LOOP)).toEqual(
    new Map([
      [2, new Set([3])],
      [3, new Set([4, 6])],
      [4, new Set([5])],
      [9, new Set([0])],
      [5, new Set([3])],
      [6, new Set([0])],
    ]),
  );
  expect(successorsOf(traceOf([], ["0:2"], ["+0:3"]))).toEqual(new Map());
});

test("shares of lines and branches; nothing to cover is all covered", () => {
  const lines = [1, 2, 3, 4].map((line) => ({ line, hits: line % 4 }));
  const branches = [
    { line: 2, arm: "true", taken: 3 },
    { line: 2, arm: "false", taken: 0 },
  ];
  expect(lineShare({ lines, branches })).toBe(0.75);
  expect(branchShare({ lines, branches })).toBe(0.5);
  expect([lineShare({ lines: [], branches: [] }), branchShare({ lines: [], branches: [] })]).toEqual([1, 1]);
});
