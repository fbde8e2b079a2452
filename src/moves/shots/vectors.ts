import { countsOf, inverseFrequencies } from "./bm25.ts";

/** A text as weights of its words, of length 1; the empty text is the zero vector. */
export type Vector = Map<string, number>;

/** Every document's words, weighted by count times inverse document frequency. */
export function vectorsOf(documents: readonly (readonly string[])[]): Vector[] {
  const counts = documents.map(countsOf);
  const weights = inverseFrequencies(counts);
  return counts.map((count) => unit(new Map([...count].map(([word, n]) => [word, n * weights.get(word)!]))));
}

/** The cosine of two vectors of length 1. */
export function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0);
  return sum;
}

/** The mean direction of vectors. */
export function centre(vectors: readonly Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors)
    for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
  return unit(sum);
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? vector : new Map([...vector].map(([word, weight]) => [word, weight / length]));
}
