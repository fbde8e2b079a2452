import type { SampleRecord } from "../../core/record.ts";
import type { Check, Measured } from "../../core/verdict.ts";

/** Under which names benchmarks put what they measured. */
export const PARTS = {
  /** Inputs that grow; level 0 decides correctness only. ENAMEL. */
  level: /^level-(\d+)$/,
  /** Inputs made to take long, against the best known solution. COFFE. */
  stress: /^stress$/,
  /** One cost, against those of several known solutions. EvalPerf. */
  known: /^known-solutions$/,
  /** Grades of what was listed, in its order, against those of all that was judged. CodeSearchNet. */
  ranking: /^ranking$/,
} as const;

/** A check with numbers. */
export type MeasuredCheck = Check & { measured: Measured };

/** The checks of a part that hold numbers of one of these units, in order of the tests. */
export function measuredIn(
  { verdict }: SampleRecord,
  part: RegExp,
  ...units: readonly Measured["unit"][]
): MeasuredCheck[] {
  return verdict.checks.filter(
    (check): check is MeasuredCheck =>
      part.test(check.part ?? "") && check.measured !== undefined && units.includes(check.measured.unit),
  );
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
