// npm run bench -- code-score: trains the learned estimate on executed samples, and tests it on problems left out.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { loadGrammars } from "../dist/metrics/code/tree.js";
import { associations } from "../dist/metrics/correlation/agreement.js";
import { auc } from "../dist/metrics/correlation/auc.js";
import { kendall } from "../dist/metrics/correlation/kendall.js";
import { estimated, trainEstimator } from "../dist/metrics/learned/estimate.js";
import { FEATURES, featuresOf } from "../dist/metrics/learned/features.js";
import { dataFile, table } from "./common.mjs";

const FOLDS = 5;

export default async function codeScore() {
  await loadGrammars(["python", "javascript"]);
  const problems = [
    ...problemsOf("python", "python", (body) => `def solution():\n${body}`),
    ...problemsOf("js", "javascript", (body) => `function solution() {\n${body}`),
  ];
  const held = problems.map(() => undefined);
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trainEstimator(problems.filter((_, index) => index % FOLDS !== fold).flat());
    problems.forEach((samples, index) => {
      if (index % FOLDS === fold) held[index] = samples.map(({ features }) => estimated(model, features));
    });
  }
  const labels = problems.map((samples) => samples.map(({ passRatio }) => passRatio));
  const rows = [
    ["learned, on problems left out", held],
    ...FEATURES.map((name, column) => [
      name,
      problems.map((samples) => samples.map(({ features }) => features[column])),
    ]),
  ].map(([name, scores]) => {
    const found = associations(
      scores.map((each, index) => ({ scores: each, labels: labels[index] })),
      kendall,
    );
    const area = auc(
      scores.flat(),
      labels.flat().map((label) => label > 0.5),
    );
    return [name, found.example.toFixed(3), found.corpus.toFixed(3), area.toFixed(3)];
  });
  table([["scores", "Kendall inside problems", "over all", "AUC"], ...rows]);
  console.log(JSON.stringify(trainEstimator(problems.flat())));
}

function problemsOf(file, language, whole) {
  const path = dataFile(`ice-score-python-js/humaneval_${file}_grade.jsonl.gz`);
  const rows = gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return rows.map((row) =>
    Object.keys(row)
      .filter((key) => /^\d+$/.test(key))
      .map((key) => ({
        features: featuresOf(whole([row[key]].flat()[0]), whole([row.snippet].flat()[0]), language),
        passRatio: row[`grade-${key}`].execution,
      })),
  );
}
