import { expect, it } from "vitest";
import { ndcg, precisionAt, recallAt, reciprocalRank } from "../../../src/metrics/ranked/retrieval.ts";
import ranked from "../../../src/metrics/ranked-by-probability.ts";
import { recordOf } from "../doubles.ts";

it("ranks 1, 3 and none: MRR 4/9", () => {
  const lists = [[true], [false, false, true], [false, false]];
  expect(lists.reduce((sum, list) => sum + reciprocalRank(list), 0) / 3).toBeCloseTo(0.444444, 6);
});

it("gains 3, 0, 2", () => {
  expect(ndcg([3, 0, 2], 3)).toBeCloseTo(0.955831, 6);
  expect(ndcg([3, 0, 2], 3, { gain: "linear" })).toBeCloseTo(0.938557, 6);
  // An item that is judged and not in the list lowers the score.
  expect(ndcg([3, 0], 2, { judged: [3, 0, 2] })).toBeCloseTo(7 / (7 + 3 / Math.log2(3)), 10);
  expect(ndcg([0, 0], 2)).toBe(0);
});

it("recall of all there is, precision of the first k", () => {
  expect(recallAt([true, false, true], 2, 4)).toBe(0.25);
  expect(precisionAt([true, false, true], 2)).toBe(0.5);
  expect(recallAt([], 5, 0)).toBe(0);
});

it("by stated probability: no order of equal ones helps", () => {
  const sample = (attempt: number, score: number, probability: number) => ({
    ...recordOf("a", attempt, score),
    probability,
  });
  const options = { k: [1], seed: 1 };
  const values = ranked.of([sample(0, 1, 0.5), sample(1, 0, 0.5), sample(2, 0, 0.9)], options);
  expect(values["ranked-pass@1"]).toMatchObject({ value: 0, n: 3 });
  expect(values.mrr?.value).toBeCloseTo(1 / 3, 12);
  const tied = ranked.of([sample(0, 1, 0.5), sample(1, 0, 0.5)], options);
  expect(tied["ranked-pass@1"]?.value).toBe(0.5);
  expect(tied.mrr?.value).toBe(0.5);
  expect(ranked.of([recordOf("a", 0, 1)], options)).toEqual({});
});
