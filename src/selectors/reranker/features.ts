import type { Grid } from "../../core/grid.ts";
import b4 from "../b4.ts";
import dualAgreement from "../dual-agreement.ts";
import { rowGroups, samplesAmong } from "../matrix/row-groups.ts";

/** What {@link featuresOf} tells of a program, in its order. */
export const FEATURES = [
  "share of samples with its text (square root)",
  "share of samples with its row (square root)",
  "share of generated tests it passes",
  "CodeT's score, of the best",
  "B4's best group",
  "CodeT's best group",
  "passes nothing",
  "ln of its length, away from the median",
] as const;

/** For each candidate that ran its features, all between −1 and 1 or so; null for the others. */
export function featuresOf(grid: Grid): (number[] | null)[] {
  const { candidates, tests } = grid;
  const all = candidates.reduce((sum, { count }) => sum + count, 0);
  const written = tests.reduce((sum, { count }) => sum + count, 0);
  const agreement = scoresOf(dualAgreement.rank(grid, dualAgreement.options), candidates.length, 0);
  const most = Math.max(1, ...agreement);
  const bayes = scoresOf(b4.rank(grid, b4.options), candidates.length, Number.NEGATIVE_INFINITY);
  const best = Math.max(...bayes);
  const lengths = candidates.map(({ text }) => Math.log(1 + text.trim().length));
  const median = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  const features = candidates.map((): number[] | null => null);
  for (const { members, passed } of rowGroups(grid)) {
    for (const member of members) {
      features[member] = [
        Math.sqrt(candidates[member]!.count / all),
        Math.sqrt(samplesAmong(candidates, members) / all),
        samplesAmong(tests, passed) / Math.max(1, written),
        agreement[member]! / most,
        bayes[member] === best ? 1 : 0,
        agreement[member] === most ? 1 : 0,
        passed.length === 0 ? 1 : 0,
        -Math.abs(lengths[member]! - median),
      ];
    }
  }
  return features;
}

function scoresOf(
  ranked: readonly { score: number; members: number[] }[],
  length: number,
  none: number,
): number[] {
  const scores = new Array<number>(length).fill(none);
  for (const { score, members } of ranked) for (const member of members) scores[member] = score;
  return scores;
}
