import fc from "fast-check";
import { expect, it } from "vitest";
import { normalCdf, normalQuantile } from "../../../src/metrics/distribution/normal.ts";
import { incompleteBeta, studentTwoSided } from "../../../src/metrics/distribution/student.ts";

fc.configureGlobal({ seed: 1908 });

// SciPy 1.17.1: stats.norm.cdf, stats.norm.ppf, 2 * stats.t.sf.
it("agrees with SciPy", () => {
  expect(normalCdf(-1.96)).toBeCloseTo(0.0249979, 7);
  expect(normalCdf(0.5)).toBeCloseTo(0.69146246, 8);
  expect(normalCdf(3)).toBeCloseTo(0.9986501, 7);
  expect(normalQuantile(0.975)).toBeCloseTo(1.95996398, 8);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.09023231, 8);
  expect(studentTwoSided(2, 10)).toBeCloseTo(0.07338803, 8);
  expect(studentTwoSided(0.5, 3)).toBeCloseTo(0.65144796, 8);
  expect(studentTwoSided(-12.7062, 1)).toBeCloseTo(0.05000002, 8);
});

it("the quantile undoes the distribution, and its ends are infinite", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 10);
    }),
  );
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
  expect(() => normalQuantile(1.1)).toThrow(RangeError);
});

it("the incomplete beta function is a binomial tail at whole numbers", () => {
  // I_x(a, b) = P(at least a of a + b − 1 throws), here at least 3 of 5 with x = 0.3.
  const tail = 10 * 0.3 ** 3 * 0.7 ** 2 + 5 * 0.3 ** 4 * 0.7 + 0.3 ** 5;
  expect(incompleteBeta(0.3, 3, 3)).toBeCloseTo(tail, 12);
  expect(incompleteBeta(0.9, 3, 3)).toBeCloseTo(1 - incompleteBeta(0.1, 3, 3), 12);
  expect([incompleteBeta(0, 2, 2), incompleteBeta(1, 2, 2)]).toEqual([0, 1]);
});
