import fc from "fast-check";
import { expect, it } from "vitest";
import crossCheck from "../../src/moves/cross-check.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD } from "../doubles/tasks.ts";

const passes = (program: string, test: { kind: string; code?: string }) =>
  (test.code ?? "").includes(program);

it("runs distinct texts once and keeps their counts", async () => {
  const kit = fakeKit(ADD, { replies: {}, passes });
  const candidates = ["b", "a", "b"].map((text, index) => ({ id: `c${index}`, text }));
  const grid = await crossCheck(candidates, ["ab", "a", "ab", "ab"], kit, { cpuSeconds: 0.1 });
  expect(kit.grids).toEqual([{ programs: ["b", "a"], tests: ["ab", "a"], cpuSeconds: 0.1 }]);
  expect(grid).toEqual({
    candidates: [
      { id: "c0", text: "b", count: 2, ran: true, passes: [true, false] },
      { id: "c1", text: "a", count: 1, ran: true, passes: [true, true] },
    ],
    tests: [
      { code: "ab", count: 3, packable: true },
      { code: "a", count: 1, packable: true },
    ],
  });
});

it("leaves out tests that do not compile", async () => {
  const kit = fakeKit(ADD, { replies: {}, passes, compiles: (test) => test !== "a(" });
  const grid = await crossCheck([{ id: "c", text: "a" }], ["a(", "a"], kit, { cpuSeconds: 0.1 });
  expect(grid.tests.map((test) => test.code)).toEqual(["a"]);
  expect(grid.candidates[0]?.passes).toEqual([true]);
});

it("runs nothing when there is nothing to run", async () => {
  const kit = fakeKit(ADD, { replies: {} });
  const grid = await crossCheck([{ id: "c", text: "a" }], [], kit, { cpuSeconds: 0.1 });
  expect(grid).toEqual({ tests: [], candidates: [{ id: "c", text: "a", count: 1, ran: false, passes: [] }] });
  expect(await crossCheck([], ["a"], kit, { cpuSeconds: 0.1 })).toEqual({ tests: [], candidates: [] });
  expect(kit.grids).toEqual([]);
});

it("loses no sample: counts add up, texts are distinct, rows are as wide as the tests", async () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c", "d"));
  await fc.assert(
    fc.asyncProperty(texts, texts, async (programs, tests) => {
      const kit = fakeKit(ADD, { replies: {}, passes });
      const candidates = programs.map((text, index) => ({ id: `c${index}`, text }));
      const grid = await crossCheck(candidates, tests, kit, { cpuSeconds: 0.1 });
      const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
      expect(sum(grid.candidates)).toBe(programs.length);
      if (programs.length > 0) expect(sum(grid.tests)).toBe(tests.length);
      expect(new Set(grid.candidates.map(({ text }) => text)).size).toBe(grid.candidates.length);
      for (const row of grid.candidates) expect(row.passes).toHaveLength(grid.tests.length);
    }),
    { numRuns: 50 },
  );
});
