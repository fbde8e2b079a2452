import { rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";
import { rowGroups, samplesAmong } from "./matrix/row-groups.ts";

export interface LargestGroupOptions {
  /** Count a program as often as it was sampled; otherwise once. */
  repeats: boolean;
}

/**
 * Candidates by how many others behave alike on the tests, passed or not: the part of CodeT that ignores the
 * tests' number. It follows the crowd, so one mistake that many make wins. Rows that pass nothing count as a
 * behaviour; candidates that did not run are left out.
 */
const largestGroup: Selector<LargestGroupOptions> = {
  id: "largest-group",
  title: "Largest group of equal behaviour",
  paper:
    "baseline of Chen et al. 2024 (B4), arXiv 2409.08692, after Shi et al. 2022 (MBR-Exec), arXiv 2204.11454",
  options: { repeats: true },
  picks: "samples",
  rank(grid, { repeats }) {
    if (grid.tests.length === 0) return [];
    const scores = grid.candidates.map((): number | null => null);
    for (const { members } of rowGroups(grid)) {
      const size = repeats ? samplesAmong(grid.candidates, members) : members.length;
      for (const member of members) scores[member] = size;
    }
    return rankByScore(scores);
  },
};

export default largestGroup;
