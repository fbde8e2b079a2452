import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { pairedDifference, signFlip } from "../../../src/metrics/paired/difference.ts";
import { mcnemar } from "../../../src/metrics/paired/mcnemar.ts";

fc.configureGlobal({ seed: 1935 });

it("a hand-worked case: differences 0.5, 0, 0, 1", () => {
  const result = pairedDifference([0.5, 0.5, 0, 0], [1, 0.5, 0, 1], 0);
  expect(result.value).toBeCloseTo(0.375, 12);
  expect(result.standardError).toBeCloseTo(0.2394, 4);
  expect(result).toMatchObject({ p: 0.5, exact: true, n: 4 });
  expect(result.ci[0]).toBe(0);
});

it("for 0/1 verdicts its exact p is McNemar's", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 14 }), (pairs) => {
      const difference = pairs.map(([a, b]) => Number(b) - Number(a));
      const first = difference.filter((value) => value < 0).length;
      const second = difference.filter((value) => value > 0).length;
      expect(signFlip(difference, 0).p).toBeCloseTo(mcnemar({ first, second }), 10);
    }),
  );
});

it("random flips come close to all of them", () => {
  const random = seededRandom(3);
  const differences = Array.from({ length: 17 }, () => random() - 0.35);
  const { p, exact } = signFlip(differences, 5);
  expect(exact).toBe(false);
  // All 131 072 ways.
  const total = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  let extreme = 0;
  for (let way = 0; way < 2 ** 17; way++) {
    const sum = differences.reduce((at, value, i) => at + (way & (1 << i) ? -value : value), 0);
    if (Math.abs(sum) >= total - 1e-9) extreme++;
  }
  expect(Math.abs(p - extreme / 2 ** 17)).toBeLessThan(0.01);
});

it("turns round with its sides, and does not depend on the order of problems", () => {
  const pair = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 10 }), (pairs) => {
      const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const there = pairedDifference(first, second, 1);
      expect(pairedDifference(second, first, 1).value).toBeCloseTo(-there.value, 12);
      expect(pairedDifference(first.toReversed(), second.toReversed(), 1)).toEqual(there);
      expect(there.ci[0]).toBeLessThanOrEqual(there.ci[1]);
    }),
    { numRuns: 15 },
  );
});

it("refuses what is not paired", () => {
  expect(() => pairedDifference([1], [1, 0], 0)).toThrow(RangeError);
  expect(() => pairedDifference([], [], 0)).toThrow(RangeError);
});
