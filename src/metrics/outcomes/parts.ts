import type { Estimate } from "../../core/metric.ts";
import type { SampleRecord } from "../../core/record.ts";
import { bootstrapMean } from "../interval/bootstrap-mean.ts";
import { byTask } from "../problems/by-task.ts";
import { passAtK } from "../problems/pass-at-k.ts";

/** Under which names benchmarks have what a program must do, and that it must be secure. */
export const FUNCTIONAL = ["functional", "functionality"] as const;
export const SECURITY = ["security", "secure"] as const;

/**
 * Whether a sample passed every check of a part (or of parts that mean the same). A sample without checks of that part passed it only if it passed
 * altogether: checks that did not run, because the program does not load, prove nothing (`all([])` is true).
 */
export function passesPart({ verdict, outcome }: SampleRecord, ...parts: readonly string[]): boolean {
  const checks = verdict.checks.filter(({ part }) => part !== undefined && parts.includes(part));
  if (checks.length === 0) return outcome === "pass";
  return checks.every((check) => check.outcome === "pass");
}

/** Whether any check is of one of these parts. */
export function hasPart(records: readonly SampleRecord[], parts: readonly string[]): boolean {
  return partsOf(records).some((part) => parts.includes(part));
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
