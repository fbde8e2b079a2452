/** What one generated test did, on the reference and on what is wrong. */
export interface TestOutcome {
  /** Whether the right program satisfies it. */
  passesReference: boolean;
}

/** Share of generated tests that the right program satisfies. Null without tests. */
export function testAccuracy(tests: readonly TestOutcome[]): number | null {
  return tests.length === 0 ? null : tests.filter((test) => test.passesReference).length / tests.length;
}

/** Share of right programs that a suite rejects; `accepted` says for each whether the suite took it. Null without any. */
export function toxicity(accepted: readonly boolean[]): number | null {
  return accepted.length === 0 ? null : accepted.filter((each) => !each).length / accepted.length;
}

/** What became of the mutants of a program. Killed and out of time count alike; equivalent ones are no mutants. */
export interface MutantCounts {
  mutants: number;
  killed: number;
  timedOut?: number;
  equivalent?: number;
}

/** (killed + out of time) / (mutants − equivalent). Null when nothing is left to kill. DeMillo et al. 1978 */
export function mutationScore({
  mutants,
  killed,
  timedOut = 0,
  equivalent = 0,
}: MutantCounts): number | null {
  const living = mutants - equivalent;
  return living <= 0 ? null : (killed + timedOut) / living;
}

/** Reached of all, 0 to 1. A unit without branches is fully covered. */
export function coverage({ reached, all }: { reached: number; all: number }): number {
  return all === 0 ? 1 : reached / all;
}

/** How a reproduction test ended on the program with the bug, or without: a failed import is no failure of an assertion. */
export type Ending = "pass" | "assertion" | "reported-exception" | "other";

/**
 * F→P: whether a test fails on the buggy program for the reason that was reported, and passes on the fixed one. Mündler et al.
 * 2024 (SWT-bench), arXiv 2406.12952
 */
export function failsThenPasses(buggy: Ending, fixed: Ending): boolean {
  return fixed === "pass" && (buggy === "assertion" || buggy === "reported-exception");
}
