import { normalQuantile } from "../distribution/normal.ts";

/**
 * Wilson's score interval for a share: `hits` of `n` (Wilson 1927). For one answer a problem (greedy decoding) it is
 * honest where the bootstrap has no width: 164 of 164 is [0.977, 1]. Needs n > 0.
 */
export function wilson(hits: number, n: number, confidence = 0.95): [number, number] {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = hits / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [hits === 0 ? 0 : centre - half, hits === n ? 1 : centre + half];
}
