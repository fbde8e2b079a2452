import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auc } from "../../../src/metrics/correlation/auc.ts";
import { kendall } from "../../../src/metrics/correlation/kendall.ts";
import { pearson, pointBiserial } from "../../../src/metrics/correlation/pearson.ts";
import { ranks, spearman } from "../../../src/metrics/correlation/spearman.ts";

fc.configureGlobal({ seed: 1938 });

const x = [1, 2, 2, 3, 5];
const y = [2, 1, 3, 3, 4];

// SciPy 1.17.1: stats.pearsonr, stats.spearmanr, stats.kendalltau.
it("agrees with SciPy on a case with ties", () => {
  expect(pearson(x, y)).toBeCloseTo(0.7518094115561124, 12);
  expect(spearman(x, y)).toBeCloseTo(0.7631578947368421, 12);
  expect(kendall(x, y)).toBeCloseTo(2 / 3, 12);
});

it("is undefined, not 0, where one side is constant or there is one pair", () => {
  for (const of of [pearson, spearman, kendall]) {
    expect(of([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(of([0.1, 0.1, 0.1], [3, 2, 1])).toBeNull();
    expect(of([1], [1])).toBeNull();
    expect(() => of([1, 2], [1])).toThrow(RangeError);
  }
  expect(auc([1, 2], [true, true])).toBeNull();
});

it("equal values share their mean rank", () => {
  expect(ranks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]);
});

it("point-biserial: the distance of the two means, in standard deviations", () => {
  // Means 4 and 1.5, all five: mean 2.5, standard deviation √2; 2.5 / √2 · √(2/5 · 3/5).
  const scores = [3, 5, 1, 1, 2.5];
  const right = [true, true, false, false, false];
  const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - 2.5) ** 2, 0) / 5);
  expect(pointBiserial(scores, right)).toBeCloseTo(((4 - 4.5 / 3) / deviation) * Math.sqrt(6 / 25), 12);
});

const few = fc.integer({ min: 0, max: 4 });
const pairs = fc.array(fc.tuple(few, few), { minLength: 2, maxLength: 12 });

describe("against every pair", () => {
  it("kendall", () => {
    fc.assert(
      fc.property(pairs, (pairs) => {
        let [agree, freeX, freeY] = [0, 0, 0];
        for (const [i, a] of pairs.entries())
          for (const b of pairs.slice(i + 1)) {
            agree += Math.sign(a[0] - b[0]) * Math.sign(a[1] - b[1]);
            freeX += Number(a[0] !== b[0]);
            freeY += Number(a[1] !== b[1]);
          }
        const tau = kendall(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        );
        if (freeX * freeY === 0) expect(tau).toBeNull();
        else expect(tau).toBeCloseTo(agree / Math.sqrt(freeX * freeY), 10);
      }),
    );
  });

  it("auc", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, fc.boolean()), { minLength: 1, maxLength: 12 }), (items) => {
        const [hits, misses] = [items.filter(([, right]) => right), items.filter(([, right]) => !right)];
        const wins = hits.flatMap(([a]) => misses.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const area = auc(
          items.map(([score]) => score),
          items.map(([, right]) => right),
        );
        if (wins.length === 0) expect(area).toBeNull();
        else expect(area).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, 10);
      }),
    );
  });
});

it("only the order counts for ranks, only the line for Pearson", () => {
  fc.assert(
    fc.property(pairs, (pairs) => {
      const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const bent = first.map((value) => Math.exp(value));
      expect(kendall(bent, second)).toEqual(kendall(first, second));
      expect(spearman(bent, second)).toEqual(spearman(first, second));
      const line = pearson(
        first.map((value) => 3 * value - 7),
        second,
      );
      if (line === null) expect(pearson(first, second)).toBeNull();
      else expect(line).toBeCloseTo(pearson(first, second)!, 10);
    }),
  );
});
