import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { bootstrapMean } from "../../../src/metrics/interval/bootstrap-mean.ts";

fc.configureGlobal({ seed: 1979 });

it("has the width theory gives: half of 164 problems solved, standard error 0.0390", () => {
  const { value, ci } = bootstrapMean([...Array(82).fill(0), ...Array(82).fill(1)], 0);
  expect(value).toBe(0.5);
  expect(Math.abs(ci[0] - (0.5 - 1.96 * 0.039))).toBeLessThan(0.008);
  expect(Math.abs(ci[1] - (0.5 + 1.96 * 0.039))).toBeLessThan(0.008);
});

it("is decided by values and seed, in any order, and holds the mean within the values' range", () => {
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(values, fc.integer(), (values, seed) => {
      const { value, ci } = bootstrapMean(values, seed, 200);
      expect(bootstrapMean([...values].reverse(), seed, 200)).toEqual({ value, ci });
      expect(ci[0]).toBeLessThanOrEqual(ci[1]);
      expect(ci[0]).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
      expect(ci[1]).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
    }),
  );
});

it("draws anew for another seed", () => {
  const values = Array.from({ length: 40 }, (_, index) => Math.sqrt(index));
  expect(bootstrapMean(values, 1).ci).not.toEqual(bootstrapMean(values, 2).ci);
});

it("covers the truth about 95 times in 100", () => {
  const random = seededRandom(0);
  let covered = 0;
  for (let trial = 0; trial < 300; trial++) {
    const solved = Array.from({ length: 60 }, () => Number(random() < 0.3));
    const { ci } = bootstrapMean(solved, trial, 400);
    if (ci[0] <= 0.3 && 0.3 <= ci[1]) covered += 1;
  }
  expect(covered).toBeGreaterThan(270);
});
