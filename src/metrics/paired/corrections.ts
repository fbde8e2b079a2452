/**
 * Holm's step-down correction: p-values that can be compared with the level as they are, though there were many tests; the
 * chance of any false alarm stays below the level. Holm 1979, Scandinavian Journal of Statistics 6. In order of `p`.
 */
export function holm(p: readonly number[]): number[] {
  let most = 0;
  return stepwise(p, (sorted) =>
    sorted.map((value, rank) => {
      most = Math.max(most, Math.min(1, value * (sorted.length - rank)));
      return most;
    }),
  );
}

/**
 * Benjamini and Hochberg's correction: among the tests called significant, the expected share of false alarms stays
 * below the level. Weaker than Holm, finds more. Benjamini & Hochberg 1995, JRSS B 57. In order of `p`.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  let least = 1;
  return stepwise(p, (sorted) =>
    sorted
      .map((value, rank) => ({ value, rank }))
      .reverse()
      .map(({ value, rank }) => {
        least = Math.min(least, (value * sorted.length) / (rank + 1));
        return least;
      })
      .reverse(),
  );
}

/** Applies a correction of ascending p-values to p-values in any order. */
function stepwise(p: readonly number[], correct: (sorted: number[]) => number[]): number[] {
  const order = p.map((_, index) => index).sort((a, b) => p[a]! - p[b]!);
  const corrected = correct(order.map((index) => p[index]!));
  const result = new Array<number>(p.length);
  order.forEach((index, rank) => {
    result[index] = corrected[rank]!;
  });
  return result;
}
