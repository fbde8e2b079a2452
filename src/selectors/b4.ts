import { AssayError } from "../core/errors.ts";
import { rankByScore } from "../core/grid.ts";
import { logBeta } from "../core/log-beta.ts";
import type { Selector } from "../core/selector.ts";
import { rowGroups } from "./matrix/row-groups.ts";

export interface B4Options {
  /** Prior of "a program is right" and of "a test is right": Beta(alpha, 1). */
  alpha: number;
  /** Prior of "a wrong program passes a wrong test": Beta(1, beta). */
  beta: number;
}

/**
 * B4: how likely is it, given the whole grid, that exactly this group of programs and the tests it passes are
 * right? A right program passes a test if and only if the test is right; a wrong one passes right tests with
 * a rate of uniform prior, and wrong tests rarely. With the rates integrated out, the log of that probability
 * is four ln B terms, up to a constant. Works on distinct programs and tests; rows that pass nothing count as
 * evidence, programs that did not run do not.
 */
const b4: Selector<B4Options> = {
  id: "b4",
  title: "B4, a Bayesian choice among plausible programs and tests",
  paper: "Chen et al. 2024, arXiv 2409.08692",
  options: { alpha: 1e3, beta: 1e5 },
  picks: "distinct",
  rank(grid, { alpha, beta }) {
    if (!(alpha > 0 && beta > 0)) {
      throw new AssayError("BAD_OPTION", `b4 needs alpha and beta above 0, not ${alpha} and ${beta}`);
    }
    if (grid.tests.length === 0) return [];
    const groups = rowGroups(grid);
    const passers = grid.tests.map(() => 0);
    for (const { members, passed } of groups) for (const test of passed) passers[test]! += members.length;
    const total = { programs: sum(groups.map((group) => group.members.length)), passes: sum(passers) };

    const scores = grid.candidates.map((): number | null => null);
    for (const { members, passed } of groups) {
      const right = { programs: members.length, tests: passed.length };
      const wrong = { programs: total.programs - right.programs, tests: grid.tests.length - right.tests };
      const ownPasses = right.programs * right.tests;
      const onRight = sum(passed.map((test) => passers[test]!)) - ownPasses;
      const onWrong = total.passes - ownPasses - onRight;
      const score =
        logBeta(right.programs + alpha, wrong.programs + 1) +
        logBeta(right.tests + alpha, wrong.tests + 1) +
        logBeta(onRight + 1, wrong.programs * right.tests - onRight + 1) +
        logBeta(onWrong + 1, wrong.programs * wrong.tests - onWrong + beta);
      for (const member of members) scores[member] = score;
    }
    return rankByScore(scores);
  },
};

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export default b4;
