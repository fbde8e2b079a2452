import { createHash } from "node:crypto";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A function that returns numbers in [0, 1), the same for the same seed on every machine. */
export function seededRandom(seed: number | string): () => number {
  const digest = createHash("sha256").update(String(seed)).digest();
  const generator = xoroshiro128plus(digest.readInt32LE(0));
  return () => {
    const high = (generator.next() >>> 0) * 2 ** -32;
    return high + (generator.next() >>> 11) * 2 ** -53;
  };
}
