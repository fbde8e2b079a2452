import { expect, it } from "vitest";
import metric from "../../src/metrics/average-score.ts";
import { recordsOf } from "./doubles.ts";

const options = { k: [1], seed: 0 };

it("is the mean share of tests passed; what does not load passes none", () => {
  const values = metric.of(recordsOf({ both: [1], third: [1 / 3], broken: [0] }), options);
  expect(values["average-score"]?.value).toBeCloseTo(4 / 9, 12);
});

it("weighs problems, not samples", () => {
  const values = metric.of(recordsOf({ many: [0, 0, 0, 0], one: [1] }), options);
  expect(values["average-score"]).toMatchObject({ value: 0.5, n: 5 });
});
