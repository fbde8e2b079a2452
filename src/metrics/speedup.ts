import type { Estimate, Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { type Optimisation, speedup, speedups } from "./efficiency/speedup.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { measuredIn, PARTS, sum } from "./outcomes/measured.ts";
import { byTask } from "./problems/by-task.ts";

export { type Optimisation, speedup, speedups };

/**
 * How much faster than the reference the best sample of each problem is: for samples with times or counts of instructions, of
 * levels or under stress. PIE's reference is the program to be made faster; here it is the benchmark's.
 */
const metric: Metric = {
  id: "speedup",
  title: "Speedup over the reference, best of a problem's samples, and the share 1.1 times as fast",
  paper: "Shypula et al. 2024 (PIE), arXiv 2302.07867",
  needs: ["checks"],
  of(records, { seed }): Record<string, Estimate> {
    const problems = byTask(records)
      .map((samples) => samples.map(costOf))
      .filter((samples): samples is Optimisation[] => !samples.includes(null));
    if (!problems.some((samples) => samples.some(({ after }) => after !== null))) return {};
    const each = problems.map((samples) => speedups([samples])!);
    const n = sum(problems.map(({ length }) => length));
    const { value, ci } = bootstrapMean(
      each.map(({ geometricMean }) => Math.log(geometricMean)),
      seed,
    );
    return {
      speedup: {
        ...bootstrapMean(
          each.map(({ mean }) => mean),
          seed,
        ),
        n,
      },
      "speedup-geometric": { value: Math.exp(value), ci: [Math.exp(ci[0]), Math.exp(ci[1])], n },
      optimised: {
        ...bootstrapMean(
          each.map(({ optimised }) => optimised),
          seed,
        ),
        n,
      },
    };
  },
};

/** What a sample took and what its reference did; null when it is right and was not measured. */
function costOf(record: SampleRecord): Optimisation | null {
  if (record.outcome !== "pass") return { before: 1, after: null };
  const measures = [PARTS.level, PARTS.stress]
    .flatMap((part) => measuredIn(record, part, "seconds", "instructions"))
    .map(({ measured }) => measured);
  const after = sum(measures.flatMap(({ values }) => values));
  return after > 0 ? { before: sum(measures.flatMap(({ references }) => references)), after } : null;
}

export default metric;
