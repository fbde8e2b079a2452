// npm run bench -- reranker: trains the re-ranker on CodeT's recorded samples, and tests it on problems left out.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { rankedPassAtK } from "../dist/metrics/ranked/ranked-pass-at-k.js";
import b4 from "../dist/selectors/b4.js";
import dualAgreement from "../dist/selectors/dual-agreement.js";
import { FEATURES, featuresOf } from "../dist/selectors/reranker/features.js";
import { trainReranker } from "../dist/selectors/reranker/train.js";
import selector from "../dist/selectors/reranker.js";
import { dataFile } from "./common.mjs";

const FOLDS = 5;

export default async function reranker() {
  const lines = gunzipSync(readFileSync(dataFile("codet-codegen16b-matrix/matrix.jsonl.gz")))
    .toString()
    .trim();
  const problems = lines.split("\n").map((line) => problemOf(JSON.parse(line)));
  const example = ({ grid, right }) => ({ features: grid.tests.length > 0 ? featuresOf(grid) : [], right });
  const score = (some, how, options) =>
    some.map(({ grid, right, counts }) => {
      const ranked = how.rank(grid, { ...how.options, ...options });
      return rankedPassAtK({ ranked, right, counts, picks: how.picks }, 1);
    });
  const held = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = trainReranker(problems.filter((_, index) => index % FOLDS !== fold).map(example));
    const left = problems.filter((_, index) => index % FOLDS === fold);
    held.push(...score(left, selector, { weights }));
  }
  const mean = (values) => (100 * values.reduce((sum, value) => sum + value, 0)) / values.length;
  console.log(`pass@1 on problems left out, ${FOLDS} folds: ${mean(held).toFixed(2)}`);
  console.log(
    `dual agreement ${mean(score(problems, dualAgreement)).toFixed(2)}, b4 ${mean(score(problems, b4)).toFixed(2)}`,
  );
  const weights = trainReranker(problems.map(example));
  for (const [index, weight] of weights.entries())
    console.log(weight.toFixed(3).padStart(8), FEATURES[index]);
  console.log(
    `on the problems it was trained on: ${mean(score(problems, selector, { weights })).toFixed(2)}`,
  );
}

function problemOf(row) {
  const candidates = row.solutions.map((text, index) => {
    const cells = row.matrix[index];
    const passes = row.tests.map((_, test) => cells?.[test] === "1");
    return { id: String(index), text, count: row.solution_freq[index], ran: cells !== null, passes };
  });
  const tests = row.tests.map((code, index) => ({ code, count: row.test_freq[index], packable: true }));
  return { grid: { candidates, tests }, right: row.ground_truth.map(Boolean), counts: row.solution_freq };
}
