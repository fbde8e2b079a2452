import { pearson } from "./pearson.ts";

/** Spearman's ρ: Pearson's r of the ranks, equal values sharing their mean rank. Null when undefined. */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return pearson(ranks(x), ranks(y));
}

/** Ranks from 1, equal values with the mean of theirs: [10, 20, 20] gives [1, 2.5, 2.5]. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) result[order[i]!] = (from + to + 1) / 2;
    from = to;
  }
  return result;
}
