import { type Check, type Measured, type Verdict, verdictOf } from "../../core/verdict.ts";

const NOTHING = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };

/** One decision about an answer, made without running it. */
export interface Decision {
  pass: boolean;
  /** What a person needs to see why not. */
  why?: string;
  part?: string;
  measured?: Measured;
}

/** The verdict on an answer that was compared, not run: one check for each decision; the score is the share that pass. */
export function decided(decisions: readonly Decision[]): Verdict {
  const checks = decisions.map(
    ({ pass, why = "", part, measured }, test): Check => ({
      test,
      outcome: pass ? "pass" : "fail",
      output: pass ? "" : why,
      ...(part !== undefined && { part }),
      ...(measured && { measured }),
    }),
  );
  return verdictOf(checks, checks.length, NOTHING);
}

/** The verdict of a measure between 0 and 1; it passes when nothing is missing. */
export function scored(score: number, why: string, rest: Pick<Decision, "part" | "measured"> = {}): Verdict {
  return { ...decided([{ pass: score >= 1, why, ...rest }]), score };
}
