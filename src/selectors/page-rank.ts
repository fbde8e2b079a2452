import { AssayError } from "../core/errors.ts";
import { type Grid, rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";

export interface PageRankOptions {
  /** How much of a score comes from the other side in each round; the rest is what it was. */
  damping: number;
  rounds: number;
  /** Count programs and tests as often as they were sampled; otherwise once. */
  repeats: boolean;
}

/**
 * CodeDPO's mutual scoring: a program is as good as the tests it passes, a test as good as the programs that pass it,
 * round after round. A permissive test that everything passes gains weight, which is
 * where it loses to dual agreement.
 */
const pageRank: Selector<PageRankOptions> = {
  id: "page-rank",
  title: "PageRank of programs and tests (CodeDPO)",
  paper: "Zhang et al. 2024, arXiv 2410.05605",
  options: { damping: 0.85, rounds: 10, repeats: true },
  picks: "samples",
  rank(grid, options) {
    if (grid.tests.length === 0) return [];
    const { programs } = mutualScores(grid, options);
    const best = Math.max(...programs);
    // Twelve digits: sums in another order must not part equals.
    const relative = programs.map((score) => Number((score / best).toPrecision(12)));
    return rankByScore(relative.map((score, row) => (grid.candidates[row]!.ran ? score : null)));
  },
};

/** The scores after the last round; both sides are updated from the round before. */
export function mutualScores(
  grid: Grid,
  { damping, rounds, repeats }: PageRankOptions,
): { programs: number[]; tests: number[] } {
  if (!(damping >= 0 && damping <= 1 && Number.isInteger(rounds) && rounds >= 0)) {
    throw new AssayError("BAD_OPTION", `page-rank needs a damping from 0 to 1 and whole rounds`);
  }
  let programs = grid.candidates.map(() => 1);
  let tests = grid.tests.map(() => 1);
  const times = ({ count }: { count: number }) => (repeats ? count : 1);
  for (let round = 0; round < rounds; round++) {
    const fromTests = grid.candidates.map(({ passes }) =>
      sum(tests.map((score, column) => (passes[column] ? score * times(grid.tests[column]!) : 0))),
    );
    const fromPrograms = grid.tests.map((_, column) =>
      sum(grid.candidates.map((each, row) => (each.passes[column] ? programs[row]! * times(each) : 0))),
    );
    programs = programs.map((score, row) => (1 - damping) * score + damping * fromTests[row]!);
    tests = tests.map((score, column) => (1 - damping) * score + damping * fromPrograms[column]!);
    // Only ratios matter, and they would grow beyond all numbers.
    const scale = Math.max(1, ...programs, ...tests) > 1e100 ? 1e-100 : 1;
    programs = programs.map((score) => score * scale);
    tests = tests.map((score) => score * scale);
  }
  return { programs, tests };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export default pageRank;
