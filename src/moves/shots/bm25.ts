/** A text's words, lower case: runs of letters, runs of digits. `maxSum_2` is `maxsum`, `2`. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Saturation of repeated words, and how far long texts are held back: the usual values. */
const K1 = 1.2;
const B = 0.75;

/**
 * BM25 of every document for a query (Robertson and Zaragoza 2009), with Lucene's inverse document frequency
 * ln(1 + (N − n + ½) / (n + ½)), which is never negative. A word that stands twice in the query counts twice.
 */
export function bm25(query: readonly string[], documents: readonly (readonly string[])[]): number[] {
  const counts = documents.map(countsOf);
  const length = documents.reduce((sum, words) => sum + words.length, 0) / documents.length;
  const weights = inverseFrequencies(counts);
  return documents.map((words, index) => {
    const scale = K1 * (1 - B + (B * words.length) / length);
    return query.reduce((sum, word) => {
      const count = counts[index]!.get(word) ?? 0;
      return count === 0 ? sum : sum + (weights.get(word)! * count * (K1 + 1)) / (count + scale);
    }, 0);
  });
}

/** How often each word stands in a text. */
export function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Lucene's inverse document frequency of every word. */
export function inverseFrequencies(counts: readonly Map<string, number>[]): Map<string, number> {
  const holding = new Map<string, number>();
  for (const each of counts) for (const word of each.keys()) holding.set(word, (holding.get(word) ?? 0) + 1);
  return new Map(
    [...holding].map(([word, n]) => [word, Math.log(1 + (counts.length - n + 0.5) / (n + 0.5))]),
  );
}
