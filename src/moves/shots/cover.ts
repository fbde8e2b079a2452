import { highest } from "./pick.ts";

/**
 * Documents that together hold much of a query, one after another: each step takes the one with the highest recall of
 * the query's n-grams (the mean over n = 1 to `longest`), where an n-gram that a chosen one holds counts `decay` times
 * as much from then on. `decay` 1 takes the highest recalls; 0 covers as much as it can. AceCoder's selector (Li et al.
 * 2023, arXiv 2303.17780, section 3.2).
 */
export function cover(
  query: readonly string[],
  documents: readonly (readonly string[])[],
  { count, decay, longest = 4 }: { count: number; decay: number; longest?: number },
): number[] {
  const lengths = Array.from({ length: Math.min(longest, query.length) }, (_, index) => index + 1);
  const weights = lengths.map((n) => gramsOf(query, n).map((gram) => ({ gram, weight: 1 })));
  const grams = documents.map((words) => lengths.map((n) => new Set(gramsOf(words, n))));
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, documents.length)) {
    const recalls = documents.map((_, place) => {
      if (chosen.includes(place)) return Number.NEGATIVE_INFINITY;
      const each = weights.map((list, n) => {
        const held = list.filter(({ gram }) => grams[place]![n]!.has(gram));
        return held.reduce((sum, { weight }) => sum + weight, 0) / list.length;
      });
      return each.reduce((sum, recall) => sum + recall, 0) / Math.max(1, each.length);
    });
    const best = highest(recalls, 1)[0]!;
    chosen.push(best);
    for (const [n, list] of weights.entries())
      for (const entry of list) if (grams[best]![n]!.has(entry.gram)) entry.weight *= decay;
  }
  return chosen;
}

function gramsOf(words: readonly string[], n: number): string[] {
  return words.slice(0, Math.max(0, words.length - n + 1)).map((_, at) => words.slice(at, at + n).join(" "));
}
