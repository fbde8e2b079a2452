import { expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { loadGrammars } from "../../../src/metrics/code/tree.ts";
import { estimated, trainEstimator } from "../../../src/metrics/learned/estimate.ts";
import { FEATURES, featuresOf } from "../../../src/metrics/learned/features.ts";

it("finds the weights that shares were drawn from", () => {
  const random = seededRandom(1);
  const samples = Array.from({ length: 4000 }, () => {
    const features = [4 * random() - 2, 10 * random()];
    const truth = 1 / (1 + Math.exp(-(1.5 * features[0]! - 0.3 * features[1]! + 1)));
    return { features, passRatio: Number(random() < truth) };
  });
  const model = trainEstimator(samples);
  expect(model.weights[0]! / model.deviation[0]!).toBeCloseTo(1.5, 0);
  expect(model.weights[1]! / model.deviation[1]!).toBeCloseTo(-0.3, 1);
  expect(estimated(model, [2, 0])).toBeGreaterThan(0.95);
  expect(estimated(model, [-2, 10])).toBeLessThan(0.05);
});

it("fits shares as well as verdicts: with no features that tell, the mean", () => {
  const model = trainEstimator([
    { features: [1], passRatio: 0.5 },
    { features: [1], passRatio: 0.1 },
  ]);
  expect(estimated(model, [1])).toBeCloseTo(0.3, 6);
});

it("looks at nine things; a program beside itself agrees in all", async () => {
  await loadGrammars(["python"]);
  const program = "def f(x):\n    if x:\n        return x + 1\n    return 0\n";
  const features = featuresOf(program, program, "python")!;
  expect(features).toHaveLength(FEATURES.length);
  features.forEach((value, index) => {
    expect(value, FEATURES[index]!).toBeCloseTo([1, 1, 1, 1, 1, 1, 0, 0, 1][index]!, 10);
  });
  expect(featuresOf(program, program, "cobol")).toBeNull();
  expect(featuresOf("def (", program, "python")!.at(-1)).toBe(0);
});
