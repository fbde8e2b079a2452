/** How often each n-gram of an order occurs. Keys join tokens with a character that no token has. */
export type Counts = Map<string, number>;

const SEPARATOR = "\u0000";

/** The n-grams of one order. */
export function ngrams(tokens: readonly string[], order: number): Counts {
  const counts: Counts = new Map();
  for (let at = 0; at + order <= tokens.length; at++) {
    let key = tokens[at]!;
    for (let next = 1; next < order; next++) key += SEPARATOR + tokens[at + next]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How many n-grams two texts share, each no more often than in either. */
export function overlap(first: Counts, second: Counts): number {
  const [fewer, more] = first.size <= second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const [key, count] of fewer) {
    const other = more.get(key);
    if (other !== undefined) shared += Math.min(count, other);
  }
  return shared;
}

/** Each n-gram as often as in the text that has most of it: what a candidate may use of several references. */
export function union(references: readonly Counts[]): Counts {
  if (references.length === 1) return references[0]!;
  const most: Counts = new Map();
  for (const counts of references)
    for (const [key, count] of counts) most.set(key, Math.max(count, most.get(key) ?? 0));
  return most;
}

/** How many n-grams there are, with repetition. */
export function size(counts: Counts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
