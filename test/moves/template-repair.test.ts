import { expect, test } from "vitest";
import type { Inspection } from "../../src/core/inspection.ts";
import type { Task } from "../../src/core/task.ts";
import suspicion from "../../src/moves/faults/suspicion.ts";
import locateFault from "../../src/moves/locate-fault.ts";
import templateRepair from "../../src/moves/template-repair.ts";
import { fakeKit } from "../doubles/fake-kit.ts";

const PROGRAM = "def f(a, b):\n    if a > b:\n        return a\n    return a\n";
const RIGHT = "def f(a, b):\n    if a > b:\n        return a\n    return b\n";
const TASK: Task = {
  id: "larger",
  prompt: "The larger of two numbers.",
  language: "python",
  entry: "f",
  tests: [
    { kind: "code", code: "assert f(2, 1) == 2" },
    { kind: "code", code: "assert f(1, 2) == 2" },
  ],
};

test("suspicion by hand: two of three failing tests and one of two passing ones ran the line", () => {
  const spectrum = { failed: 2, passed: 1, failing: 3, passing: 2 };
  expect(suspicion(spectrum, "ochiai")).toBeCloseTo(2 / 3);
  expect(suspicion(spectrum, "tarantula")).toBeCloseTo(2 / 3 / (2 / 3 + 1 / 2));
  expect(suspicion(spectrum, "dstar")).toBeCloseTo(4 / 2);
  expect(suspicion({ ...spectrum, failed: 0 }, "tarantula")).toBe(0);
});

/** What the runs of {@link PROGRAM} show: the first test returns in the branch, the second after it. */
function inspects(_: string, { test: shown }: { test?: unknown }): Inspection {
  const ran = shown === TASK.tests[0] ? [1, 2, 3] : [1, 2, 4];
  const lines = [1, 2, 3, 4].map((line) => ({ line, hits: ran.includes(line) ? 1 : 0 }));
  return { coverage: { lines, branches: [] }, unavailable: {}, cut: false } as unknown as Inspection;
}
/** As Python would answer for the two tests. */
const passes = (program: string, each: unknown) =>
  program === RIGHT || (program === PROGRAM && each === TASK.tests[0]);

test("the line that only the failing test runs is the most suspicious", async () => {
  const kit = fakeKit(TASK, { replies: {}, inspects });
  const verdict = {
    pass: false,
    score: 0.5,
    checks: [
      { test: 0, outcome: "pass" as const, output: "" },
      { test: 1, outcome: "fail" as const, output: "" },
    ],
    measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
  };
  const lines = await locateFault(TASK, { id: "p", text: PROGRAM }, verdict, kit, "ochiai");
  expect(lines?.get(4)).toBe(1);
  expect(lines?.has(3)).toBe(false);
  expect(lines?.get(2)).toBeCloseTo(Math.SQRT1_2);
});

test("the repair is found, offered, and says what it was made from", async () => {
  const kit = fakeKit(TASK, { replies: {}, inspects, passes });
  const patches = await templateRepair(TASK, { id: "p", text: PROGRAM }, kit);
  expect(patches.map(({ text, parent }) => [text, parent])).toEqual([[RIGHT, "p"]]);
  expect(kit.offers).toEqual(patches);
  expect(kit.asks).toEqual([]);
});

test("a program that passes, has no test, or is of an unknown language is left alone", async () => {
  const kit = fakeKit(TASK, { replies: {}, inspects, passes: () => true });
  expect(await templateRepair(TASK, { id: "p", text: PROGRAM }, kit)).toEqual([]);
  expect(await templateRepair({ ...TASK, tests: [] }, { id: "p", text: PROGRAM }, kit)).toEqual([]);
  expect(await templateRepair({ ...TASK, language: "cobol" }, { id: "p", text: PROGRAM }, kit)).toEqual([]);
});
