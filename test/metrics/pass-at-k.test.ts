import fc from "fast-check";
import { describe, expect, it } from "vitest";
import metric, { passAtK } from "../../src/metrics/pass-at-k.ts";
import { recordsOf } from "./doubles.ts";

fc.configureGlobal({ seed: 2107_03374 });

/** Every way to choose k of n, as index lists. */
function choices(n: number, k: number, from = 0): number[][] {
  if (k === 0) return [[]];
  const all: number[][] = [];
  for (let first = from; first <= n - k; first++) {
    for (const rest of choices(n, k - 1, first + 1)) all.push([first, ...rest]);
  }
  return all;
}

describe("the estimator", () => {
  it.each([
    [5, 2, 1, 0.4],
    [5, 2, 2, 0.7],
    [5, 2, 3, 0.9],
    [5, 2, 4, 1],
    [10, 3, 5, 11 / 12],
    [20, 1, 10, 0.5],
    [200, 1, 100, 0.5],
  ])("n=%i c=%i k=%i is %d", (n, c, k, wanted) => {
    expect(passAtK(n, c, k)).toBeCloseTo(wanted, 12);
  });

  it("is the share of k-subsets that hold a right sample", () => {
    const small = fc.integer({ min: 1, max: 8 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        c: fc.integer({ min: 0, max: n }),
        k: fc.integer({ min: 1, max: n }),
      }),
    );
    fc.assert(
      fc.property(small, ({ n, c, k }) => {
        const all = choices(n, k);
        const solved = all.filter((choice) => choice.some((sample) => sample < c));
        expect(passAtK(n, c, k)).toBeCloseTo(solved.length / all.length, 12);
      }),
    );
  });

  it("is stable at 10 000 samples", () => {
    expect(passAtK(10_000, 1, 1)).toBeCloseTo(1e-4, 14);
    expect(passAtK(10_000, 1, 9_999)).toBeCloseTo(0.9999, 12);
    expect(passAtK(10_000, 5_000, 1)).toBeCloseTo(0.5, 11);
    expect(passAtK(10_000, 2, 5_000)).toBeCloseTo(1 - (5_000 * 4_999) / (10_000 * 9_999), 12);
  });

  it("refuses what has no meaning", () => {
    for (const [n, c, k] of [
      [5, 6, 1],
      [5, -1, 1],
      [5, 2, 0],
      [5, 2, 6],
      [5, 2, 1.5],
    ] as const) {
      expect(() => passAtK(n, c, k)).toThrow(RangeError);
    }
  });
});

describe("the metric", () => {
  const options = { k: [1, 2, 10], seed: 0 };

  it("averages over problems and leaves out a k that some problem has too few samples for", () => {
    const values = metric.of(recordsOf({ a: [1, 1, 0, 0, 0], b: [0, 0] }), options);
    expect(Object.keys(values)).toEqual(["pass@1", "pass@2"]);
    expect(values["pass@1"]?.value).toBeCloseTo((0.4 + 0) / 2, 12);
    expect(values["pass@2"]?.value).toBeCloseTo((0.7 + 0) / 2, 12);
    expect(values["pass@1"]?.n).toBe(7);
  });

  it("counts a sample that passes only some tests as failed", () => {
    expect(metric.of(recordsOf({ a: [0.99], b: [1] }), options)["pass@1"]?.value).toBe(0.5);
  });
});
