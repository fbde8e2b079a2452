/**
 * Normalised discounted cumulative gain of a ranking, 0 to 1 (Järvelin and Kekäläinen 2002; gains 2^relevance - 1, as
 * CodeSearchNet computes it): `ranked` are the relevances of what was listed, in order, `all` those of every candidate.
 */
export function gain(ranked: readonly number[], all: readonly number[]): number {
  const sum = (list: readonly number[]) =>
    list.reduce((total, relevance, at) => total + (2 ** relevance - 1) / Math.log2(at + 2), 0);
  const best = sum([...all].sort((a, b) => b - a));
  return best === 0 ? 0 : Math.min(1, sum(ranked) / best);
}
