import { ranks } from "./spearman.ts";

/**
 * Area under the ROC curve: the chance that a right answer has the higher score than a wrong one, a tie counting half
 * (Mann and Whitney's U over all pairs). Null when all are right or all are wrong.
 */
export function auc(scores: readonly number[], right: readonly boolean[]): number | null {
  if (scores.length !== right.length) throw new RangeError(`${scores.length} scores beside ${right.length}`);
  const hits = right.filter(Boolean).length;
  const misses = right.length - hits;
  if (hits === 0 || misses === 0) return null;
  const sum = ranks(scores).reduce((total, rank, index) => total + (right[index] ? rank : 0), 0);
  return (sum - (hits * (hits + 1)) / 2) / (hits * misses);
}
