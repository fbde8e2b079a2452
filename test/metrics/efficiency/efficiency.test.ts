import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dps, meanDps } from "../../../src/metrics/efficiency/dps.ts";
import { effAtK, efficiency, hodgesLehmann } from "../../../src/metrics/efficiency/eff-at-k.ts";
import { efficientAtK, instructionSpeedup } from "../../../src/metrics/efficiency/efficient-at-k.ts";
import { speedup, speedups } from "../../../src/metrics/efficiency/speedup.ts";
import { choices } from "../choices.ts";

fc.configureGlobal({ seed: 2406 });

describe("eff@k", () => {
  it("levels 0.2, 0.4, 0.6 against 0.1, 0.2, 0.4: limit 0.8", () => {
    const sample = { correct: true, slowest: [0.2, 0.4, 0.6] };
    const reference = [0.1, 0.2, 0.4];
    // (3 · 0.6/0.7 + 3 · 0.4/0.6 + 4 · 0.2/0.4) / 10
    expect(efficiency(sample, reference)).toBeCloseTo(0.657143, 6);
    expect(efficiency({ correct: true, slowest: [0.2, null, 0.1] }, reference)).toBeCloseTo(
      0.3 * (0.6 / 0.7),
      10,
    );
    expect(efficiency({ correct: false, slowest: [0, 0, 0] }, reference)).toBe(0);
    expect(efficiency({ correct: true, slowest: [0, 0, 0] }, reference)).toBeGreaterThan(1);
  });

  it("0, 0.2, 0.5, 1", () => {
    const values = [0, 0.2, 0.5, 1];
    expect([1, 2, 3, 4].map((k) => Number(effAtK(values, k).toFixed(6)))).toEqual([0.425, 0.7, 0.875, 1]);
    expect(() => effAtK(values, 5)).toThrow(RangeError);
  });

  it("is the mean of the best over all subsets", () => {
    const values = fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(values, (values) => {
        for (let k = 1; k <= values.length; k++) {
          const best = choices(values.length, k).map((some) => Math.max(...some.map((i) => values[i]!)));
          expect(effAtK(values, k)).toBeCloseTo(
            best.reduce((sum, value) => sum + value, 0) / best.length,
            10,
          );
        }
      }),
    );
  });

  it("Hodges–Lehmann of 1, 2, 10", () => {
    // Means of pairs: 1, 1.5, 2, 5.5, 6, 10.
    expect(hodgesLehmann([1, 2, 10])).toBe(3.75);
    expect(hodgesLehmann([10, 1, 2])).toBe(3.75);
    expect(hodgesLehmann([7])).toBe(7);
  });
});

describe("efficient@k", () => {
  it("one of five faster than the best", () => {
    const problem = { best: 10, samples: [9, 10, 11, null, 30] };
    expect(efficientAtK([problem], 1)).toBeCloseTo(0.2, 12);
    expect(efficientAtK([problem], 2)).toBeCloseTo(0.4, 12);
  });

  it("a tie is not efficient; a missing problem counts", () => {
    const [tie, faster, wrong] = [[10], [9], [null]].map((samples) => ({ best: 10, samples }));
    expect(efficientAtK([tie!, faster!, wrong!], 1)).toBeCloseTo(1 / 3, 12);
    expect(efficientAtK([faster!, { best: 10, samples: [] }], 1)).toBe(0.5);
    expect(instructionSpeedup([tie!, faster!, wrong!])).toBeCloseTo(20 / 19, 12);
    expect(instructionSpeedup([wrong!])).toBeNull();
  });
});

describe("dps", () => {
  const ladder = { cost: [1000, 500, 100], score: [20, 60, 100] };

  it.each([
    [500, 60, 66.67],
    [501, 20, 33.33],
    [1200, 0, 0],
    [90, 100, 100],
    [null, 0, 0],
  ])("%s instructions", (cost, score, norm) => {
    expect(dps(cost, ladder).dps).toBe(score);
    expect(dps(cost, ladder).norm).toBeCloseTo(norm, 2);
  });

  it("averages over tasks with enough right samples", () => {
    const scores = [dps(500, ladder), dps(90, ladder)];
    expect(
      meanDps([
        { correct: 10, scores },
        { correct: 9, scores: [dps(1200, ladder)] },
      ]),
    ).toMatchObject({
      dps: 80,
      tasks: 1,
    });
    expect(meanDps([{ correct: 2, scores }])).toBeNull();
  });
});

describe("speedup", () => {
  it("10 to 4, 10 to 9.5, and one that is wrong", () => {
    const programs = [
      [{ before: 10, after: 4 }],
      [{ before: 10, after: 9.5 }],
      [{ before: 10, after: null }],
    ];
    const summary = speedups(programs)!;
    expect(summary.mean).toBeCloseTo(1.517544, 6);
    expect(summary.geometricMean).toBeCloseTo((2.5 * (10 / 9.5)) ** (1 / 3), 10);
    expect(summary.optimised).toBeCloseTo(1 / 3, 12);
    expect(summary.correct).toBeCloseTo(2 / 3, 12);
  });

  it("never punishes: slower counts as unchanged, best of n is best", () => {
    expect(speedup({ before: 1, after: 2 })).toBe(1);
    expect(
      speedups([
        [
          { before: 4, after: 4 },
          { before: 4, after: 1 },
        ],
        [],
      ]),
    ).toMatchObject({ mean: 2.5, optimised: 0.5 });
    expect(speedups([])).toBeNull();
  });
});
