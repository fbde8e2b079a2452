// npm run bench -- metrics: how fast CodeBLEU, BLEU and chrF compare pairs, beside their reference implementations
// where ASSAY_REFERENCE_PYTHON has them (codebleu, sacrebleu), else beside a floor.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { sacreBleu } from "../dist/metrics/bleu.js";
import { chrf } from "../dist/metrics/chrf.js";
import { codeBleuOf, prepared } from "../dist/metrics/code/code-bleu.js";
import { loadGrammars } from "../dist/metrics/code/tree.js";
import { dataFile, table } from "./common.mjs";

/** Pairs a second that must be reached where there is nothing to compare with. */
const FLOOR = { codebleu: 500, bleu: 5000, chrf: 500 };
/** The reference implementations are timed on this many of the pairs. */
const REFERENCE_PAIRS = 1000;

export default async function metrics() {
  const pairs = recordedPairs();
  await loadGrammars(["python"]);
  const runs = {
    codebleu: timed(pairs, 10_000, ({ candidate, reference }) =>
      codeBleuOf(prepared(candidate, "python"), [prepared(reference, "python")], "python"),
    ),
    bleu: timed(pairs, 100_000, ({ candidate, reference }) => sacreBleu(candidate, [reference])),
    chrf: timed(pairs, 100_000, ({ candidate, reference }) => chrf(candidate, [reference])),
  };
  const others = referenceRates(pairs.slice(0, REFERENCE_PAIRS));
  table([
    ["metric", "pairs", "processor s", "pairs/s", "beside"],
    ...Object.entries(runs).map(([name, { count, seconds }]) => [
      name,
      String(count),
      seconds.toFixed(1),
      String(Math.round(count / seconds)),
      others
        ? `${(count / seconds / others[name]).toFixed(1)} x the reference's ${Math.round(others[name])}/s`
        : `${(count / seconds / FLOOR[name]).toFixed(1)} x a floor of ${FLOOR[name]}/s`,
    ]),
  ]);
}

/** Programs sampled for HumanEval-X in Python, each with its reference. */
function recordedPairs() {
  const path = dataFile("ice-score-python-js/humaneval_python_grade.jsonl.gz");
  const rows = gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const whole = (body) => `def solution():\n${[body].flat()[0]}`;
  return rows.flatMap((row) =>
    Object.keys(row)
      .filter((key) => /^\d+$/.test(key))
      .map((key) => ({ candidate: whole(row[key]), reference: whole(row.snippet) })),
  );
}

function timed(pairs, count, compare) {
  for (const pair of pairs.slice(0, 100)) compare(pair);
  const started = process.cpuUsage();
  for (let index = 0; index < count; index++) compare(pairs[index % pairs.length]);
  const { user, system } = process.cpuUsage(started);
  return { count, seconds: (user + system) / 1e6 };
}

/** Pairs a second of each reference implementation; undefined when there is none at hand. */
function referenceRates(pairs) {
  const python = process.env.ASSAY_REFERENCE_PYTHON;
  if (!python) return undefined;
  const script = fileURLToPath(new URL("metrics/reference.py", import.meta.url));
  const input = pairs.map((pair) => JSON.stringify(pair)).join("\n");
  return JSON.parse(execFileSync(python, [script], { input, encoding: "utf8", maxBuffer: 1 << 28 }));
}
