import type { Ranked } from "../../core/grid.ts";
import type { Picks } from "../../core/selector.ts";
import { passAtK } from "../pass-at-k.ts";

/** A ranking of one problem's candidates, with what the hidden tests said of each. */
export interface RankedPool {
  ranked: Ranked;
  /** For each candidate: does it pass the hidden tests? */
  right: readonly boolean[];
  /** For each candidate: how many samples had its text. */
  counts: readonly number[];
  /** As the selector says; see {@link Picks}. */
  picks: Picks;
}

/**
 * Expected pass@k of a ranking with ties, as CodeT and B4 report it. The k picks go round the groups, best
 * first and again from the best when groups run out; each falls on a random member of its group. The result
 * is 1 − ∏ over groups of P(all its picks are wrong): no order of sampling can flatter it, as "the first of
 * the tie" would. A ranking without groups has no opinion: the result is then plain pass@k over all samples,
 * with k cut to their number. k is a whole number above 0.
 */
export function rankedPassAtK({ ranked, right, counts, picks }: RankedPool, k: number): number {
  const weights = picks === "distinct" ? counts.map(() => 1) : counts;
  if (ranked.length === 0) return 1 - allWrong(tally(right.keys(), right, counts), k, false);
  let miss = 1;
  for (const [place, { members }] of ranked.entries()) {
    const share = Math.floor(k / ranked.length) + (place < k % ranked.length ? 1 : 0);
    miss *= allWrong(tally(members, right, weights), share, picks !== "unreplaced");
  }
  return 1 - miss;
}

interface Tally {
  size: number;
  right: number;
}

function tally(members: Iterable<number>, right: readonly boolean[], weights: readonly number[]): Tally {
  const sum = { size: 0, right: 0 };
  for (const member of members) {
    sum.size += weights[member]!;
    if (right[member]) sum.right += weights[member]!;
  }
  return sum;
}

/** Chance that every one of `picks` picks from a group is wrong. */
function allWrong(group: Tally, picks: number, replaced: boolean): number {
  if (replaced) return ((group.size - group.right) / group.size) ** picks;
  const most = Math.min(picks, group.size);
  return most === 0 ? 1 : 1 - passAtK(group.size, group.right, most);
}
