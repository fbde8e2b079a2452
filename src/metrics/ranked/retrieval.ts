/** 1 / the place of the first relevant item, 0 without one. Mean over queries is the MRR. */
export function reciprocalRank(relevant: readonly boolean[]): number {
  const place = relevant.indexOf(true);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Relevant items among the first k, of all there are. `all` may be more than the list shows. */
export function recallAt(relevant: readonly boolean[], k: number, all: number): number {
  return all === 0 ? 0 : relevant.slice(0, k).filter(Boolean).length / all;
}

/** Relevant items among the first k, of k. */
export function precisionAt(relevant: readonly boolean[], k: number): number {
  return relevant.slice(0, k).filter(Boolean).length / k;
}

/**
 * NDCG@k: gains discounted by log₂(place + 1), over those of the best order of all judged items. Järvelin & Kekäläinen 2002.
 * `exponential` gains are 2^g − 1, as in most retrieval benchmarks; `linear` are g. 0 when nothing is relevant.
 *
 * @param grades of the items in the order of the ranking.
 * @param judged grades of all judged items, in any order; those of the ranking when absent.
 */
export function ndcg(
  grades: readonly number[],
  k: number,
  options: { gain?: "exponential" | "linear"; judged?: readonly number[] } = {},
): number {
  const { gain = "exponential", judged = grades } = options;
  const discounted = (list: readonly number[]) =>
    list
      .slice(0, k)
      .reduce(
        (sum, grade, place) => sum + (gain === "linear" ? grade : 2 ** grade - 1) / Math.log2(place + 2),
        0,
      );
  const best = discounted(judged.toSorted((a, b) => b - a));
  return best === 0 ? 0 : discounted(grades) / best;
}
