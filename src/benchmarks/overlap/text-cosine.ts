import { wordsOf } from "./tokens.ts";

/**
 * Cosine of TF-IDF vectors (1 + ln tf, smoothed idf) over words, with names taken apart, between any text and each of a
 * set. Words of more than half of a larger set's texts are left out: they cost most and say least.
 */
export class TextCosine {
  readonly #size: number;
  readonly #idf = new Map<string, number>();
  readonly #postings = new Map<string, { text: number; weight: number }[]>();

  constructor(texts: readonly string[]) {
    this.#size = texts.length;
    const counted = texts.map(countsOf);
    const documents = new Map<string, number>();
    for (const counts of counted)
      for (const word of counts.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
    for (const [word, many] of documents) {
      const common = this.#size >= 8 && many > this.#size / 2;
      this.#idf.set(word, common ? 0 : idf(this.#size, many));
    }
    for (const [text, counts] of counted.entries())
      for (const [word, weight] of this.#weighted(counts)) {
        const postings = this.#postings.get(word) ?? [];
        postings.push({ text, weight });
        this.#postings.set(word, postings);
      }
  }

  /** The cosine with each text of the set, in its order. */
  with(text: string): Float64Array {
    const cosines = new Float64Array(this.#size);
    for (const [word, weight] of this.#weighted(countsOf(text)))
      for (const posting of this.#postings.get(word) ?? []) cosines[posting.text]! += weight * posting.weight;
    return cosines;
  }

  /** Weights of length 1 together. A word that no text of the set has makes the text less like all of them. */
  #weighted(counts: Map<string, number>): [string, number][] {
    const unseen = idf(this.#size, 0);
    const weights = [...counts].map(([word, count]): [string, number] => [
      word,
      (1 + Math.log(count)) * (this.#idf.get(word) ?? unseen),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return weights.flatMap(([word, weight]) => (weight > 0 ? [[word, weight / length]] : []));
  }
}

function idf(size: number, documents: number): number {
  return Math.log((1 + size) / (1 + documents)) + 1;
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
