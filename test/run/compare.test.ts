import fc from "fast-check";
import { expect, test } from "vitest";
import type { SampleRecord } from "../../src/core/record.ts";
import { compareRuns } from "../../src/run/compare.ts";
import type { Plan } from "../../src/run/plan.ts";

const plan = (model: string): Plan => ({
  benchmark: "humaneval",
  data: [],
  from: {
    kind: "strategy",
    strategy: "direct",
    options: {},
    model,
    modelOptions: {},
    samples: 1,
    budget: {},
  },
  k: [1],
  seed: 0,
});

/** `{ a: "10" }`: task a was answered right, then wrong. */
const run = (model: string, tasks: Record<string, string>) => ({
  plan: plan(model),
  records: Object.entries(tasks).flatMap(([task, bits]) =>
    [...bits].map(
      (bit, attempt) => ({ task, attempt, outcome: bit === "1" ? "pass" : "fail" }) as SampleRecord,
    ),
  ),
});

test("flips, difference and tests of two runs worked out by hand", () => {
  const before = run("one", { a: "1", b: "0", c: "0", d: "1", e: "0", g: "1" });
  const after = run("two", { a: "1", b: "1", c: "1", d: "0", e: "0", f: "1" });
  const compared = compareRuns(before, after, 0);
  expect(compared).toMatchObject({
    tasks: 5,
    only: { first: ["g"], second: ["f"] },
    flips: { fixed: ["b", "c"], broken: ["d"], bothRight: 1, bothWrong: 1 },
    plan: [{ field: "from.model", first: "one", second: "two" }],
  });
  // One of three differing tasks broke: 2 · (C(3,0) + C(3,1)) / 2³ = 1. Flipping ±1 ±1 ±1, every sum is 1 or more.
  expect(compared.mcnemar).toBeCloseTo(1, 12);
  expect(compared.score.first.value).toBeCloseTo(0.4, 12);
  expect(compared.score.second.value).toBeCloseTo(0.6, 12);
  expect(compared.difference.value).toBeCloseTo(0.2, 12);
  expect(compared.difference.p).toBe(1);
});

test("with several samples a task counts by its share, and McNemar's test does not apply", () => {
  const compared = compareRuns(run("m", { a: "100", b: "10" }), run("m", { a: "110", b: "10" }), 0);
  expect(compared.mcnemar).toBeNull();
  expect(compared.difference.value).toBeCloseTo(1 / 6, 12);
  expect(compared.flips).toMatchObject({ fixed: ["a"], broken: [], bothRight: 1 });
});

test("runs with no common task are refused", () => {
  expect(() => compareRuns(run("m", { a: "1" }), run("m", { b: "1" }), 0)).toThrow(/no task in common/);
});

test("the other way round everything is mirrored, and the order of records does not matter", () => {
  const tasks = fc.dictionary(fc.constantFrom(..."abcdef"), fc.stringMatching(/^[01]{1,3}$/), { minKeys: 1 });
  fc.assert(
    fc.property(tasks, tasks, (one, other) => {
      fc.pre(Object.keys(one).some((task) => task in other));
      const [there, back] = [
        compareRuns(run("m", one), run("m", other), 1),
        compareRuns(run("m", other), run("m", one), 1),
      ];
      expect(back.flips.fixed).toEqual(there.flips.broken);
      expect(back.difference.value).toBeCloseTo(-there.difference.value, 12);
      expect(back.difference.p).toBeCloseTo(there.difference.p, 12);
      const shuffled = { ...run("m", one), records: run("m", one).records.reverse() };
      expect(compareRuns(shuffled, run("m", other), 1)).toEqual(there);
    }),
    { seed: 5, numRuns: 30 },
  );
});
