import { rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";
import { answerTo, inputsOf } from "./matrix/answers.ts";
import { rowGroups, samplesAmong } from "./matrix/row-groups.ts";

export interface MbrExecOptions {
  /** Count a program as often as it was sampled; otherwise once. */
  repeats: boolean;
}

/**
 * MBR-Exec: the program whose answers are most often given by others, minimum Bayes risk under "equal or not".
 * Two crashes are no agreement: a program that crashed on an input gains nothing. The paper runs the call of the first
 * visible test alone, and breaks ties by the samples' log-probability; here equals are a group.
 */
const mbrExec: Selector<MbrExecOptions> = {
  id: "mbr-exec",
  title: "MBR-Exec: most often the same answers",
  paper: "Shi et al. 2022, arXiv 2204.11454",
  options: { repeats: true },
  picks: "samples",
  rank(grid, { repeats }) {
    if (grid.tests.length === 0) return [];
    const inputs = inputsOf(grid);
    const scores = grid.candidates.map((): number | null => null);
    for (const { members } of rowGroups(grid)) {
      const { passes } = grid.candidates[members[0]!]!;
      const crashed = inputs.some((input) => answerTo(input, passes) === null);
      const gain = repeats ? samplesAmong(grid.candidates, members) : members.length;
      for (const member of members) scores[member] = crashed ? 0 : gain;
    }
    return rankByScore(scores);
  },
};

export default mbrExec;
