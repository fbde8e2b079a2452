import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { loadGrammars } from "../../../src/metrics/code/tree.ts";
import { codeScore } from "../../../src/metrics/code-score.ts";
import { auc } from "../../../src/metrics/correlation/auc.ts";
import { estimated, trainEstimator } from "../../../src/metrics/learned/estimate.ts";
import { FEATURES, featuresOf } from "../../../src/metrics/learned/features.ts";
import { WEIGHTS } from "../../../src/metrics/learned/weights.ts";
import { data, missing } from "../../data.ts";

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

describe("code-score", () => {
  const reference = "def f(x):\n    total = 0\n    for y in x:\n        total += y\n    return total\n";

  it("ranks a near copy above something else, and takes the best reference", async () => {
    const [near, far] = [reference.replaceAll("total", "s"), "def f(x):\n    pass\n"];
    const scores = await Promise.all([near, far].map((program) => codeScore(program, [reference], "python")));
    expect(scores[0]!).toBeGreaterThan(scores[1]!);
    expect(await codeScore(far, [reference, far], "python")).toBe(await codeScore(far, [far], "python"));
    expect(await codeScore(far, [], "python")).toBeNull();
  });

  it("tells right from wrong among executed samples better than overlap of n-grams", async (ctx) => {
    const file = "ice-score-python-js/humaneval_python_grade.jsonl.gz";
    const reason = missing(file);
    if (reason) return ctx.skip(reason);
    const lines = gunzipSync(readFileSync(data(file)))
      .toString()
      .trim()
      .split("\n");
    const samples = lines
      .filter((_, index) => index % 24 === 0)
      .map((line) => JSON.parse(line))
      .flatMap((row) =>
        Object.keys(row)
          .filter((key) => /^\d+$/.test(key))
          .map((key) => ({
            body: [row[key]].flat()[0],
            reference: row.snippet[0],
            right: row[`grade-${key}`].execution === 1,
          })),
      );
    const whole = (body: string) => `def solution():\n${body}`;
    const features = samples.map(
      ({ body, reference }) => featuresOf(whole(body), whole(reference), "python")!,
    );
    const right = samples.map((sample) => sample.right);
    const learned = auc(
      features.map((each) => estimated(WEIGHTS, each)),
      right,
    )!;
    expect(learned).toBeGreaterThan(0.65);
    expect(learned).toBeGreaterThan(
      auc(
        features.map(([ngram]) => ngram!),
        right,
      )!,
    );
  });
});
