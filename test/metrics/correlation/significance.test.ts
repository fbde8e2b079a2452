import { expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { auc } from "../../../src/metrics/correlation/auc.ts";
import { kendall } from "../../../src/metrics/correlation/kendall.ts";
import { pearson } from "../../../src/metrics/correlation/pearson.ts";
import { associationEstimate, williams } from "../../../src/metrics/correlation/significance.ts";

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

it("finds what is there", () => {
  const random = seededRandom(1);
  const x = Array.from({ length: 60 }, () => normal(random));
  const related = x.map((value) => value + normal(random));
  const found = associationEstimate(x, related, pearson, { seed: 1 })!;
  expect(found.p).toBeLessThan(0.01);
  expect(found.ci[0]).toBeGreaterThan(0);
  expect(found.ci[0]).toBeLessThan(found.value);
  expect(found.ci[1]).toBeGreaterThan(found.value);
});

it("raises a false alarm about 5 times in 100", () => {
  const random = seededRandom(2);
  const draw = () => Array.from({ length: 15 }, () => normal(random));
  let alarms = 0;
  for (let study = 0; study < 200; study++)
    if (associationEstimate(draw(), draw(), pearson, { seed: study, resamples: 59 })!.p <= 0.05) alarms++;
  expect(alarms).toBeGreaterThan(2);
  expect(alarms).toBeLessThan(20);
});

it("for three pairs in order is p = 1/3, as enumeration says", () => {
  // Of the 6 orders of three values only the rising and the falling one reach |τ| = 1.
  const { p, value } = associationEstimate([1, 2, 3], [1, 2, 3], kendall, { seed: 4, resamples: 4000 })!;
  expect(value).toBe(1);
  expect(Math.abs(p - 2 / 6)).toBeLessThan(0.03);
});

it("an AUC of a half is chance, though it is not 0", () => {
  const random = seededRandom(9);
  const scores = Array.from({ length: 80 }, () => random());
  const right = scores.map(() => Number(random() < 0.5));
  const of = (x: readonly number[], y: readonly number[]) =>
    auc(
      x,
      y.map((value) => value > 0),
    );
  expect(associationEstimate(scores, right, of, { seed: 2, resamples: 300 })!.p).toBeGreaterThan(0.05);
});

it("gives no credit for telling easy problems from hard ones when problems are named", () => {
  // Inside a problem the metric is noise; between problems it follows the pass rate.
  const random = seededRandom(5);
  const items = Array.from({ length: 120 }, (_, index) => {
    const isEasy = index % 2 === 0;
    return {
      score: (isEasy ? 1 : 0) + 0.1 * random(),
      right: Number(random() < (isEasy ? 0.9 : 0.1)),
      group: `${index % 12}`,
    };
  });
  const [x, y] = [items.map(({ score }) => score), items.map(({ right }) => right)];
  const options = { seed: 1, resamples: 300 };
  expect(associationEstimate(x, y, pearson, options)!.p).toBeLessThan(0.01);
  const groups = items.map(({ group }) => group);
  expect(associationEstimate(x, y, pearson, { ...options, groups })!.p).toBeGreaterThan(0.05);
});

it("is undefined with the statistic, and counts undefined resamples", () => {
  expect(associationEstimate([1, 1], [1, 2], pearson, { seed: 1 })).toBeNull();
  const { undefinedResamples } = associationEstimate([1, 2], [1, 2], pearson, { seed: 1, resamples: 400 })!;
  expect(Math.abs(undefinedResamples - 200)).toBeLessThan(50);
});

it("williams: correlations .4 and .5 that share .1, of 103 items", () => {
  // K = 1 − .16 − .25 − .01 + .04 = .62; t = −.1 · √(112.2 / (204 · .62 / 100 + .2025 · .729)).
  const wanted = -0.1 * Math.sqrt((102 * 1.1) / ((2 * 102 * 0.62) / 100 + 0.45 ** 2 * 0.9 ** 3));
  const { t, p } = williams(0.4, 0.5, 0.1, 103);
  expect(t).toBeCloseTo(wanted, 12);
  expect(t).toBeCloseTo(-0.89, 2);
  expect(p).toBeCloseTo(0.37, 2);
  expect(williams(0.5, 0.4, 0.1, 103).t).toBeCloseTo(-wanted, 12);
  expect(williams(0.4, 0.4, 0.2, 50)).toEqual({ t: 0, p: 1 });
});

it("williams: raises a false alarm about 5 times in 100", () => {
  const random = seededRandom(7);
  let alarms = 0;
  for (let study = 0; study < 600; study++) {
    const truth = Array.from({ length: 40 }, () => normal(random));
    const first = truth.map((value) => value + normal(random));
    const second = truth.map((value) => value + normal(random));
    const r = williams(pearson(truth, first)!, pearson(truth, second)!, pearson(first, second)!, 40);
    if (r.p <= 0.05) alarms++;
  }
  expect(alarms).toBeGreaterThan(15);
  expect(alarms).toBeLessThan(48);
});
