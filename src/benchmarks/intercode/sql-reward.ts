import type { Json } from "../../core/task.ts";
import { kendallTau } from "./kendall.ts";

/**
 * InterCode-SQL's reward of an answer's rows, 0 to 1 (Yang et al. 2023, arXiv 2306.14898, appendix A.2): intersection
 * over union of the two multisets of rows. With `order` it is scaled by Kendall's τ of the common rows and rounded to
 * two digits, as in the published program; the published episodes were recorded without.
 *
 * `answer` is null when the action gave no rows: an error, or a statement that gives none.
 */
export function sqlReward(answer: Json[] | null, gold: Json[], { order = false } = {}): number {
  if (answer === null) return 0;
  const ours = answer.map((row) => JSON.stringify(row));
  const theirs = gold.map((row) => JSON.stringify(row));
  const common = shared(ours, theirs);
  const union = ours.length + theirs.length - common.length;
  if (union === 0) return 1;
  const reward = common.length / union;
  if (!order || common.length === 0) return reward;
  const tau = kendallTau(common, shared(theirs, ours));
  return tau === null ? reward : Math.round(tau * reward * 100) / 100;
}

/** The rows of the first list that are also in the second, each as often as in both, in the first's order. */
function shared(rows: string[], others: string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count > 0;
  });
}
