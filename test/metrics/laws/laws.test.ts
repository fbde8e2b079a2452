import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { coverageAt, coverageCurve, fitCoverageLaw } from "../../../src/metrics/laws/coverage-law.ts";
import { accuracyAfter, bestAttempts, expectedValues } from "../../../src/metrics/laws/imperfect-checker.ts";
import { passAtK } from "../../../src/metrics/pass-at-k.ts";
import { data, missing } from "../../data.ts";
import { missing as noMatrix, readRecorded } from "../../selectors/recorded/matrix.ts";

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

describe("the coverage law", () => {
  it("finds the law that made the points", () => {
    const points = [1, 2, 5, 10, 100, 1000].map((k) => ({ k, coverage: Math.exp(-3 * k ** -0.2) }));
    const law = fitCoverageLaw(points)!;
    expect([rounded(law.a, 9), rounded(law.b, 9), rounded(law.error, 9)]).toEqual([-3, -0.2, 0]);
    expect(fitCoverageLaw(points.slice(0, 2))).toBeNull();
  });

  it("has each k once, from 1 to the fewest samples", () => {
    const ks = coverageCurve([
      { n: 20, c: 3 },
      { n: 10, c: 0 },
    ]).map(({ k }) => k);
    expect([ks[0], ks.at(-1), new Set(ks).size]).toEqual([1, 10, ks.length]);
  });

  it("397 puzzles with 1,000 samples each: interpolates, and hopes too much beyond", (context) => {
    const file = "p3-cushman-short-med/cushman_1k_short.jsonl.gz";
    const reason = missing(file);
    if (reason) context.skip(reason);
    const lines = gunzipSync(readFileSync(data(file)))
      .toString()
      .trim()
      .split("\n");
    const problems = lines.map((line) => ({ n: 1000, c: Number(JSON.parse(line).n_sols) }));
    const at = (k: number) =>
      rounded(problems.reduce((sum, { n, c }) => sum + passAtK(n, c, k), 0) / problems.length, 6);
    expect([1, 10, 100, 1000].map(at)).toEqual([0.022358, 0.087382, 0.193824, 0.299748]);
    const points = coverageCurve(problems);
    const line = fitCoverageLaw(points, false)!;
    expect([rounded(line.a, 2), rounded(line.b, 3)]).toEqual([-3.6, -0.166]);
    const part = fitCoverageLaw(
      points.filter(({ k }) => k <= 100),
      false,
    )!;
    expect([rounded(part.a, 2), rounded(part.b, 3)]).toEqual([-3.74, -0.183]);
    expect(part.error).toBeLessThan(0.006);
    expect(rounded(coverageAt(part, 1000), 3)).toBe(0.347);
    expect(fitCoverageLaw(points)!.error).toBeLessThan(line.error);
  });

  it("CodeT's CodeGen-16B samples", (context) => {
    if (noMatrix) context.skip(noMatrix);
    const problems = readRecorded().map(({ right, counts }) => ({
      n: counts.reduce((sum, count) => sum + count, 0),
      c: counts.reduce((sum, count, index) => sum + (right[index] ? count : 0), 0),
    }));
    const law = fitCoverageLaw(coverageCurve(problems))!;
    expect([rounded(law.a, 2), rounded(law.b, 3)]).toEqual([-1.53, -0.355]);
    expect(law.error).toBeLessThan(0.0065);
  });
});

describe("sampling until an imperfect checker accepts", () => {
  const classes = [
    { share: 0.58, right: 0.87 },
    { share: 0.42, right: 0.13 },
  ];
  const checker = { completeness: 1, soundness: 0.75 };

  it("has the card's ceiling and best numbers of samples", () => {
    expect(rounded(accuracyAfter(classes, checker), 4)).toBe(0.7162);
    expect([-0.7, -1, -2].map((wrong) => bestAttempts(classes, checker, wrong).attempts)).toEqual([3, 2, 1]);
    expect(rounded(bestAttempts(classes, checker, -0.7).value, 4)).toBe(0.5246);
  });

  it("is worth in one attempt what it is worth by hand", () => {
    // 0.58 (0.87 − 0.25 · 0.13) + 0.42 (0.13 − 0.25 · 0.87)
    expect(expectedValues(classes, checker, -1, 1)[0]).toBeCloseTo(0.58 * 0.8375 + 0.42 * -0.0875, 12);
  });

  it("of one class: accuracy tends to the precision of an accepted answer, whatever K", () => {
    const one = [{ share: 1, right: 0.3 }];
    const fair = { completeness: 0.9, soundness: 0.8 };
    expect(accuracyAfter(one, fair)).toBeCloseTo(0.27 / (0.27 + 0.14), 12);
    expect(bestAttempts(one, fair, -3).attempts).toBe(0);
  });

  it("a checker that accepts nothing answers nothing", () => {
    expect(accuracyAfter(classes, { completeness: 0, soundness: 1 })).toBe(0);
  });
});
