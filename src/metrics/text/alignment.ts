/** Length of the longest common subsequence. */
export function commonSubsequence<Item>(first: ArrayLike<Item>, second: ArrayLike<Item>): number {
  const row = new Uint32Array(second.length + 1);
  for (let i = 0; i < first.length; i++) {
    let diagonal = 0;
    for (let j = 1; j <= second.length; j++) {
      const above = row[j]!;
      row[j] = first[i] === second[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return row[second.length]!;
}

/** Levenshtein's distance: insertions, deletions and replacements, each of cost 1. */
export function editDistance<Item>(first: ArrayLike<Item>, second: ArrayLike<Item>): number {
  const row = Uint32Array.from({ length: second.length + 1 }, (_, j) => j);
  for (let i = 0; i < first.length; i++) {
    let diagonal = row[0]!;
    row[0] = i + 1;
    for (let j = 1; j <= second.length; j++) {
      const above = row[j]!;
      const replaced = diagonal + (first[i] === second[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, above + 1, row[j - 1]! + 1);
      diagonal = above;
    }
  }
  return row[second.length]!;
}
