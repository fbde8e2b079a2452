import { type Counts, ngrams, overlap, size } from "./text/ngrams.ts";
import { textMetric } from "./text/per-sample.ts";
import { words } from "./text/tokens.ts";

export interface ChrfOptions {
  /** Longest character n-gram; white space does not count. */
  characters?: number;
  /** Longest word n-gram: 0 is chrF, 2 is chrF++. */
  words?: number;
  /** How much recall outweighs precision. */
  beta?: number;
}

/**
 * chrF and chrF++, 0 to 100, as sacreBLEU computes them for a sentence: precision and recall averaged over the orders that
 * both texts have, then F. Popović 2015, WMT; 2017 for the words. Of several references the best.
 */
export function chrf(candidate: string, references: readonly string[], options: ChrfOptions = {}): number {
  const said = profile(candidate, options);
  return Math.max(
    ...references.map((reference) => score(said, profile(reference, options), options.beta ?? 2)),
  );
}

/** N-grams of each order: characters first, then words. */
function profile(text: string, { characters = 6, words: wordOrders = 0 }: ChrfOptions): Counts[] {
  const parts = words(text);
  const letters = [...parts.join("")];
  return [
    ...Array.from({ length: characters }, (_, order) => ngrams(letters, order + 1)),
    ...(wordOrders > 0
      ? Array.from({ length: wordOrders }, (_, order) => ngrams(apart(parts), order + 1))
      : []),
  ];
}

const PUNCTUATION = new Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

/** Words with one sign of punctuation taken off, at the end if there is one there, else at the beginning. */
function apart(parts: readonly string[]): string[] {
  return parts.flatMap((word) => {
    if (word.length === 1) return [word];
    if (PUNCTUATION.has(word.at(-1)!)) return [word.slice(0, -1), word.at(-1)!];
    return PUNCTUATION.has(word[0]!) ? [word[0]!, word.slice(1)] : [word];
  });
}

function score(candidate: readonly Counts[], reference: readonly Counts[], beta: number): number {
  let [precision, recall, orders] = [0, 0, 0];
  candidate.forEach((said, order) => {
    const wanted = reference[order]!;
    if (said.size === 0 || wanted.size === 0) return;
    const shared = overlap(said, wanted);
    precision += shared / size(said);
    recall += shared / size(wanted);
    orders++;
  });
  if (precision + recall === 0) return 0;
  const weight = beta ** 2;
  return (
    (100 * (1 + weight) * (precision / orders) * (recall / orders)) / ((weight * precision + recall) / orders)
  );
}

export default textMetric(
  { id: "chrf", title: "chrF and chrF++", paper: "Popović 2015, WMT; Popović 2017, WMT" },
  (program, references) => ({
    chrf: chrf(program, references),
    "chrf++": chrf(program, references, { words: 2 }),
  }),
);
