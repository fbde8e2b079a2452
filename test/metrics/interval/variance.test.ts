import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { meanVariance, runVariance, sampleVariance } from "../../../src/metrics/interval/variance.ts";

fc.configureGlobal({ seed: 2411 });

describe("problems and samples", () => {
  it("a hand-worked case", () => {
    // Means 0.5 and 1. Between them 0.125, over 2 problems 0.0625. Within: 0.5 / 2 and 0, mean 0.125, over 2: 0.0625.
    const parts = meanVariance([
      [0, 1],
      [1, 1],
    ]);
    expect(parts).toMatchObject({ mean: 0.75, total: 0.0625, fromSamples: 0.0625, fromProblems: 0 });
    expect(parts.standardError).toBeCloseTo(0.25, 12);
  });

  it("problems that are always or never solved: samples add nothing", () => {
    const parts = meanVariance([
      [1, 1, 1],
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(parts.fromSamples).toBe(0);
    expect(parts.fromProblems).toBeCloseTo(1 / 3 / 3, 12);
  });

  it("adds up, and is the sample variance of the problem means over their number", () => {
    const value = fc.constantFrom(0, 0.25, 0.5, 1);
    const samples = fc.array(fc.array(value, { minLength: 2, maxLength: 6 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(samples, (samples) => {
        const { total, fromProblems, fromSamples } = meanVariance(samples);
        expect(fromProblems + fromSamples).toBeCloseTo(total, 12);
        expect(Math.min(fromProblems, fromSamples)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("recovers the parts it was made with", () => {
    // p is 0.2 or 0.8: variance 0.09 between problems, 0.16 within; with 400 problems and 4 samples.
    const random = seededRandom(1);
    const samples = Array.from({ length: 400 }, (_, problem) =>
      Array.from({ length: 4 }, () => Number(random() < (problem % 2 ? 0.2 : 0.8))),
    );
    const { fromProblems, fromSamples } = meanVariance(samples);
    expect(Math.abs(fromProblems * 400 - 0.09)).toBeLessThan(0.015);
    expect(Math.abs(fromSamples * 400 * 4 - 0.16)).toBeLessThan(0.015);
  });
});

describe("problems and runs", () => {
  it("runs that agree add nothing; runs shifted as a whole add all of the shift", () => {
    const same = runVariance([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    expect(same).toMatchObject({ betweenRuns: 0, fromRuns: 0 });
    expect(same.fromProblems).toBeCloseTo(1 / 3, 12);
    const shifted = runVariance([
      [0.5, 0.7],
      [0.1, 0.3],
    ]);
    expect(shifted.betweenRuns ** 2).toBeCloseTo(sampleVariance([0.3, 0.5]), 12);
    expect(shifted.mean).toBeCloseTo(0.4, 12);
  });

  it("says how much a run's mean moves from seed to seed", () => {
    const random = seededRandom(2);
    const rate = Array.from({ length: 200 }, () => random());
    const values = rate.map((p) => Array.from({ length: 60 }, () => Number(random() < p)));
    const means = Array.from(
      { length: 60 },
      (_, run) => values.reduce((sum, row) => sum + row[run]!, 0) / 200,
    );
    expect(runVariance(values).betweenRuns).toBeCloseTo(Math.sqrt(sampleVariance(means)), 2);
  });

  it("needs as many runs of every problem", () => {
    expect(() => runVariance([[1, 0], [1]])).toThrow(RangeError);
    expect(() => runVariance([[1, 0]])).toThrow(RangeError);
  });
});
