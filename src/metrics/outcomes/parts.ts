import type { Estimate } from "../../core/metric.ts";
import type { SampleRecord } from "../../core/record.ts";
import { bootstrapMean } from "../interval/bootstrap-mean.ts";
import { byTask } from "../problems/by-task.ts";
import { passAtK } from "../problems/pass-at-k.ts";

/**
 * Whether a sample passed every check of a part. A sample without checks of that part passed it only if it passed
 * altogether: checks that did not run, because the program does not load, prove nothing (`all([])` is true).
 */
export function passesPart({ verdict, outcome }: SampleRecord, part: string): boolean {
  const checks = verdict.checks.filter((check) => check.part === part);
  if (checks.length === 0) return outcome === "pass";
  return checks.every((check) => check.outcome === "pass");
}

/** The parts that any check names, in order of the alphabet. */
export function partsOf(records: readonly SampleRecord[]): string[] {
  return [
    ...new Set(records.flatMap(({ verdict }) => verdict.checks.flatMap(({ part }) => part ?? []))),
  ].sort();
}

/**
 * The unbiased chance that one of k samples has a property, as `name@k`, for each k that every problem has samples for.
 */
export function shareAtK(
  records: readonly SampleRecord[],
  name: string,
  has: (record: SampleRecord) => boolean,
  { k, seed }: { k: readonly number[]; seed: number },
): Record<string, Estimate> {
  const problems = byTask(records).map((samples) => ({ n: samples.length, c: samples.filter(has).length }));
  const fewest = Math.min(...problems.map(({ n }) => n));
  return Object.fromEntries(
    k
      .filter((each) => each <= fewest)
      .map((each) => [
        `${name}@${each}`,
        {
          ...bootstrapMean(
            problems.map(({ n, c }) => passAtK(n, c, each)),
            seed,
          ),
          n: records.length,
        },
      ]),
  );
}
