import type { Grid } from "../core/grid.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";
import crossCheck from "./cross-check.ts";

/** A candidate with the share of the tests that it passes, 0 to 1; 0 where no test compiles. */
export interface Tried {
  candidate: Candidate;
  score: number;
  /** How many it passes, repeats counted. */
  passed: number;
  /** The tests that it does not pass, in order. */
  failed: string[];
}

/**
 * Candidates by the share of generated tests that they pass, best first; of equal ones the later comes first, as in
 * `kit.offer`. A test that was written twice counts twice.
 */
export default async function score(
  candidates: readonly Candidate[],
  tests: readonly string[],
  kit: Kit,
  options: { cpuSeconds: number },
): Promise<Tried[]> {
  const grid = await crossCheck(candidates, tests, kit, options);
  const rows = new Map(grid.candidates.map((row) => [row.text, row]));
  return candidates
    .map((candidate) => ({ candidate, ...tried(grid, rows.get(candidate.text)!.passes) }))
    .reverse()
    .sort((a, b) => b.score - a.score);
}

function tried({ tests }: Grid, passes: boolean[]): Omit<Tried, "candidate"> {
  const total = tests.reduce((sum, { count }) => sum + count, 0);
  const passed = tests.reduce((sum, { count }, index) => sum + (passes[index] ? count : 0), 0);
  const failed = tests.filter((_, index) => !passes[index]).map(({ code }) => code);
  return { score: total === 0 ? 0 : passed / total, passed, failed };
}
