import type { Estimate, Metric, MetricOptions } from "../../core/metric.ts";
import type { SampleRecord } from "../../core/record.ts";
import { bootstrapMean } from "../interval/bootstrap-mean.ts";
import { byTask } from "../problems/by-task.ts";
import { mean } from "../problems/mean.ts";

/** Named values of one program; null or a missing name where it has none. */
export type SampleValues = Record<string, number | null>;

/**
 * Means of what each sample is worth: over a problem's samples that have a value, then over problems that have one. `n`
 * counts the samples with a value. This is the mean of sentence scores, not a corpus score.
 */
export function meanPerSample(
  records: readonly SampleRecord[],
  seed: number,
  of: (record: SampleRecord) => SampleValues,
): Record<string, Estimate> {
  const problems = new Map<string, { means: number[]; n: number }>();
  for (const samples of byTask(records)) {
    const values = new Map<string, number[]>();
    for (const sample of samples)
      for (const [name, value] of Object.entries(of(sample)))
        if (value !== null) values.set(name, [...(values.get(name) ?? []), value]);
    for (const [name, some] of values) {
      const all = problems.get(name) ?? { means: [], n: 0 };
      all.means.push(mean(some));
      all.n += some.length;
      problems.set(name, all);
    }
  }
  return Object.fromEntries(
    [...problems].map(([name, { means, n }]) => [name, { ...bootstrapMean(means, seed), n }]),
  );
}

/** A metric that compares each program with the references of its task. */
export function textMetric(
  metric: Omit<Metric, "of" | "needs">,
  compare: (program: string, references: readonly string[], language: string) => SampleValues,
): Metric {
  return {
    ...metric,
    needs: ["programs", "references"],
    of(records: SampleRecord[], { references, seed }: MetricOptions) {
      if (!references) return {};
      return meanPerSample(records, seed, ({ task, program, language }) => {
        const known = references.get(task) ?? [];
        return known.length > 0 ? compare(program, known, language) : {};
      });
    },
  };
}
