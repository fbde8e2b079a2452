/** Words, numbers and single signs, in small letters: what stays of a text when it is set otherwise. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** The words of a text with names taken apart: `readLine_2` → read, line, 2. Signs are left out. */
export function wordsOf(text: string): string[] {
  const words = text.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\p{N}+/gu) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** Hashes of all runs of n tokens; of the whole when it is shorter. None for an empty text. */
export function gramsOf(tokens: readonly string[], n: number): Set<number> {
  const grams = new Set<number>();
  const length = Math.min(n, tokens.length);
  if (length === 0) return grams;
  for (let at = 0; at + length <= tokens.length; at++) {
    // Two 26-bit hashes in one number: among 10⁸ runs fewer than two collisions are expected.
    let [low, high] = [0x811c9dc5, 0x1b873593];
    for (let next = at; next < at + length; next++) {
      const token = tokens[next]!;
      for (let place = 0; place < token.length; place++) {
        low = Math.imul(low ^ token.charCodeAt(place), 0x01000193);
        high = Math.imul(high + token.charCodeAt(place), 0x85ebca6b) ^ (high >>> 13);
      }
      low = Math.imul(low ^ 0x1f, 0x01000193);
      high = Math.imul(high ^ 0x1f, 0xc2b2ae35);
    }
    grams.add((low >>> 6) * 2 ** 26 + (high >>> 6));
  }
  return grams;
}
