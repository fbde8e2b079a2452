/** Words as scikit-learn's TfidfVectorizer finds them: lower case, two characters or more. */
const WORD = /[\p{L}\p{N}_]{2,}/gu;

/**
 * Cosine of the TF-IDF vectors of two texts, the collection being just these two (smoothed idf, as in scikit-learn);
 * null when neither has a word.
 */
export function textSimilarity(first: string, second: string): number | null {
  const counts = [first, second].map((text) => {
    const words = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(WORD)) words.set(word, (words.get(word) ?? 0) + 1);
    return words;
  }) as [Map<string, number>, Map<string, number>];
  const [a, b] = counts;
  if (a.size === 0 && b.size === 0) return null;
  const weight = (word: string) => 1 + Math.log(3 / (1 + Number(a.has(word)) + Number(b.has(word))));
  const length = (words: Map<string, number>) =>
    Math.sqrt([...words].reduce((sum, [word, count]) => sum + (count * weight(word)) ** 2, 0));
  const dot = [...a].reduce((sum, [word, count]) => sum + count * (b.get(word) ?? 0) * weight(word) ** 2, 0);
  const norm = length(a) * length(b);
  return norm === 0 ? 0 : dot / norm;
}
