import fc from "fast-check";
import { expect, it } from "vitest";
import { FEATURES, featuresOf } from "../../src/selectors/reranker/features.ts";
import { dot, trainReranker } from "../../src/selectors/reranker/train.ts";
import reranker from "../../src/selectors/reranker.ts";
import { gridOf, grids, TOY } from "./doubles.ts";

it("sees the toy as worked by hand", () => {
  const features = featuresOf(TOY);
  expect(features.map((each) => each?.length)).toEqual(TOY.candidates.map(() => FEATURES.length));
  // The first row is shared by two of five, passes three of four tests, and has CodeT's best score; B4 prefers the fifth.
  expect(features[0]?.slice(0, 6)).toEqual([Math.sqrt(1 / 5), Math.sqrt(2 / 5), 3 / 4, 1, 0, 1]);
  expect(features[4]?.[3]).toBeCloseTo(4 / (Math.SQRT2 * 3), 12);
  expect(featuresOf(gridOf(["1", null]))[1]).toBeNull();
});

it("learns what tells right from wrong, and nothing from what does not", () => {
  const examples = [0.2, 0.5, 0.8].map((base) => ({
    features: [[base + 0.1, 1, 0], [base, 1, 0], [base - 0.1, 1, 0], null],
    right: [true, false, false, true],
  }));
  const weights = trainReranker(examples, { ridge: 0.01 });
  expect(weights[0]).toBeGreaterThan(1);
  expect(weights.slice(1)).toEqual([0, 0]);
  for (const { features } of examples)
    expect(dot(weights, features[0]!)).toBeGreaterThan(dot(weights, features[1]!));
});

it("does not change its pick when all weights are scaled", () => {
  fc.assert(
    fc.property(grids(), fc.constantFrom(2, 4, 0.5), (grid, factor) => {
      const { weights } = reranker.options;
      const scaled = weights.map((weight) => weight * factor);
      const members = (ws: number[]) => reranker.rank(grid, { weights: ws }).map((group) => group.members);
      expect(members(scaled)).toEqual(members(weights));
    }),
  );
});
