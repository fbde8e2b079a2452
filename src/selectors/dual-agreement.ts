import { rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";
import { rowGroups, samplesAmong } from "./matrix/row-groups.ts";

export interface DualAgreementOptions {
  /** Count programs and tests as often as they were sampled; otherwise once. */
  repeats: boolean;
  /** Weigh a group by the square root of its size, as the released program does, or by its size, as the paper writes. */
  groupWeight: "root" | "size";
}

/**
 * CodeT's dual execution agreement. Programs that pass exactly the same tests form a group X with tests Y;
 * its score is √|X| · |Y|, so a group is trusted both for its size and for what it passes. Programs that
 * pass nothing are left out.
 */
const dualAgreement: Selector<DualAgreementOptions> = {
  id: "dual-agreement",
  title: "Dual execution agreement (CodeT)",
  paper: "Chen et al. 2022, arXiv 2207.10397, section 2.2",
  options: { repeats: true, groupWeight: "root" },
  picks: "samples",
  rank(grid, { repeats, groupWeight }) {
    const scores = grid.candidates.map((): number | null => null);
    for (const { members, passed } of rowGroups(grid)) {
      if (passed.length === 0) continue;
      const programs = repeats ? samplesAmong(grid.candidates, members) : members.length;
      const tests = repeats ? samplesAmong(grid.tests, passed) : passed.length;
      // One root of a whole number, so that equal scores are equal to the last bit: √18 · 1 = √2 · 3.
      const score = groupWeight === "root" ? Math.sqrt(programs * tests ** 2) : programs * tests;
      for (const member of members) scores[member] = score;
    }
    return rankByScore(scores);
  },
};

export default dualAgreement;
