/**
 * How one test ended.
 * - `pass`, `fail`: the test ran to its end; `fail` is a wrong answer.
 * - `crash`: the program raised, exited or died before it answered.
 * - `timeout`, `memory`: a limit stopped it.
 * - `build`: the program does not load (syntax error, failed import at top level).
 * - `forged`: the program tried to write the verdict itself.
 */
export type Outcome = "pass" | "fail" | "crash" | "timeout" | "memory" | "build" | "forged";

export const OUTCOMES: readonly Outcome[] = ["pass", "fail", "crash", "timeout", "memory", "build", "forged"];

export interface Check {
  /** Index of the test in its suite. */
  test: number;
  outcome: Outcome;
  /** What a person needs to see why: the exception, expected and actual values, the end of stderr. */
  output: string;
  /**
   * Set when the test shared a process with the program, so that only tripwires speak against a forged pass.
   * Absent: what the program computed was compared outside its process.
   */
  guarded?: true;
  /** The part that the test belongs to, for benchmarks that score parts on their own. */
  part?: string;
  /** What the judge measured besides. Whether the check passes does not rest on it. */
  measured?: Measured;
}

/**
 * Numbers of one check, in order of its inputs or of a ranking's places, and the same numbers for what it is compared with: a
 * reference, several known solutions, or all that could have been ranked. Empty where nothing could be measured.
 */
export interface Measured {
  /** `grade`: how good an item is; `share`: 0 to 1, of what could be reached. */
  unit: "seconds" | "instructions" | "grade" | "share";
  values: number[];
  references: number[];
}

/** What running a program cost: processor seconds, wall-clock seconds, peak resident bytes. */
export interface Measures {
  cpuSeconds: number;
  wallSeconds: number;
  memoryBytes: number;
}

/**
 * The evidence about one program. A broken sandbox throws; it never becomes a Verdict.
 * Checks stop at the first that does not pass unless the caller asked for all.
 */
export interface Verdict {
  pass: boolean;
  /** Share of the suite's tests that passed, 0 to 1. */
  score: number;
  checks: Check[];
  measures: Measures;
}

/** The single word for a verdict: `pass`, or the outcome of the first check that did not pass. */
export function outcomeOf(verdict: Verdict): Outcome {
  if (verdict.pass) return "pass";
  return verdict.checks.find((check) => check.outcome !== "pass")?.outcome ?? "fail";
}

/** Builds the verdict for a suite of `total` tests from the checks that ran. */
export function verdictOf(checks: Check[], total: number, measures: Measures): Verdict {
  const passed = checks.filter((check) => check.outcome === "pass").length;
  return { pass: total > 0 && passed === total, score: total > 0 ? passed / total : 0, checks, measures };
}
