/** One sample's times: what ENAMEL scores it by. */
export interface TimedSample {
  /** Right on every test that ended, and in time at level 0, which only decides this. */
  correct: boolean;
  /** Its slowest test of each scored level, in seconds; null where it ran out of time or memory. */
  slowest: readonly (number | null)[];
}

/** ENAMEL's weights of its three scored levels. */
const HARDNESS = [3, 3, 4];

/**
 * The efficiency of one sample: for each level max(0, T − t) / (T − t*), averaged with the levels' weights, where t* is
 * the reference's slowest test and T is `alpha` times the slowest of all levels. May exceed 1: faster than the expert. Once
 * out of time, it has 0 for the harder levels too, and is still correct. Qiu et al. 2024 (ENAMEL), arXiv 2406.06647,
 * section 3
 *
 * @param reference its slowest test of each level, timed on the same machine just before.
 */
export function efficiency(
  { correct, slowest }: TimedSample,
  reference: readonly number[],
  options: { alpha?: number; weights?: readonly number[] } = {},
): number {
  if (!correct) return 0;
  const { alpha = 2, weights = HARDNESS } = options;
  const limit = alpha * Math.max(...reference);
  let [score, total, isOut] = [0, 0, false];
  reference.forEach((best, level) => {
    const time = slowest[level] ?? null;
    isOut ||= time === null || time >= limit;
    score += isOut ? 0 : (weights[level]! * (limit - time!)) / (limit - best);
    total += weights[level]!;
  });
  return score / total;
}

/**
 * eff@k: the expected efficiency of the best of k samples, by the Rao–Blackwellised estimator: Σ over the sorted
 * efficiencies e₍ᵣ₎ of C(r−1, k−1) / C(n, k) · e₍ᵣ₎. Section 3.3. Throws a RangeError unless 1 ≤ k ≤ n.
 */
export function effAtK(efficiencies: readonly number[], k: number): number {
  const n = efficiencies.length;
  if (!Number.isInteger(k) || k < 1 || k > n) throw new RangeError(`eff@${k} of ${n} samples`);
  const sorted = efficiencies.toSorted((a, b) => a - b);
  let [weight, value] = [k / n, 0];
  for (let rank = n; rank >= k; rank--) {
    value += weight * sorted[rank - 1]!;
    weight *= 1 - (k - 1) / (rank - 1);
  }
  return value;
}

/** The Hodges–Lehmann estimate of a time from repetitions: the median of the means of all pairs, each with itself too. */
export function hodgesLehmann(times: readonly number[]): number {
  const means = times
    .flatMap((first, index) => times.slice(index).map((second) => (first + second) / 2))
    .sort((a, b) => a - b);
  const middle = means.length >> 1;
  return means.length % 2 === 1 ? means[middle]! : (means[middle - 1]! + means[middle]!) / 2;
}
