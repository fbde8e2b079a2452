import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import {
  type CountedProblem,
  efficientAtK,
  type Instructions,
  instructionSpeedup,
} from "./efficiency/efficient-at-k.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { measuredIn, PARTS, sum } from "./outcomes/measured.ts";
import { byTask } from "./problems/by-task.ts";

export { type CountedProblem, efficientAtK, type Instructions, instructionSpeedup };

/**
 * For samples with a check of the part `stress` that holds counts of instructions: COFFE's. A problem with a right sample that
 * could not be counted is left out; one without a right sample has none that is efficient.
 */
const metric: Metric = {
  id: "efficient-at-k",
  title: "efficient@k: right, and fewer instructions than the best known solution",
  paper: "Peng et al. 2025 (COFFE), arXiv 2502.02827",
  needs: ["checks"],
  of(records, { k, seed }) {
    if (!records.some((record) => countOf(record))) return {};
    const problems = byTask(records).flatMap((samples) => counted(samples) ?? []);
    const fewest = Math.min(...problems.map(({ samples }) => samples.length));
    const n = sum(problems.map(({ samples }) => samples.length));
    return Object.fromEntries(
      k
        .filter((each) => each <= fewest && problems.length > 0)
        .map((each) => {
          const values = problems.map((problem) => efficientAtK([problem], each));
          return [`efficient@${each}`, { ...bootstrapMean(values, seed), n }];
        }),
    );
  },
};

function counted(samples: readonly SampleRecord[]): CountedProblem | null {
  const counts = samples.map((sample) => (sample.outcome === "pass" ? countOf(sample) : null));
  if (samples.some(({ outcome }, at) => outcome === "pass" && counts[at] === null)) return null;
  const best = Math.min(...counts.map((count) => count?.best ?? Number.POSITIVE_INFINITY));
  return { best, samples: counts.map((count) => count?.own ?? null) };
}

function countOf(record: SampleRecord): { own: number; best: number } | null {
  const measures = measuredIn(record, PARTS.stress, "instructions").map(({ measured }) => measured);
  const [own, best] = [
    measures.flatMap(({ values }) => values),
    measures.flatMap(({ references }) => references),
  ];
  return own.length === 0 || best.length === 0 ? null : { own: sum(own), best: sum(best) };
}

export default metric;
