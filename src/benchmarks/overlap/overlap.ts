import { editSimilarity } from "./edit-similarity.ts";
import { TextCosine } from "./text-cosine.ts";
import { gramsOf, tokensOf } from "./tokens.ts";

/** One text of a set: a problem's prompt and reference, a training row, a source file. */
export interface Item {
  id: string;
  text: string;
}

/** The ways in which texts are compared. All are between 0 and 1. */
export const MEASURES = ["ngram", "edit", "embedding"] as const;
export type Measure = (typeof MEASURES)[number];

/** For a text of the first set: by each measure the nearest of the second, and how near it is. */
export interface Match {
  id: string;
  nearest: Record<Measure, { id: string; value: number } | null>;
}

export interface OverlapOptions {
  /** Tokens in a run. */
  n: number;
  /** From these values on, a text counts as overlapping. */
  thresholds: Record<Measure, number>;
}

/** Where planted leaks and problems that are merely alike part best: see docs/contamination.md. */
export const DEFAULTS: OverlapOptions = {
  n: 10,
  thresholds: { ngram: 0.5, edit: 0.65, embedding: 0.8 },
};

/** Edit similarity is worked out for the nearest few only, and not where too little is shared to matter. */
const CANDIDATES = 3;
const WORTH_EDITING = 0.3;
/** Tokens of a text that edit similarity looks at: its cost grows with their square. */
const LONGEST = 1500;
/** A run that more of the held texts have than this share, and more than a few, is their form and says nothing. */
const BOILERPLATE = { share: 0.02, texts: 4 };

/**
 * The overlap of a set that is held with one that streams by: a benchmark with a training set of any size.
 * - `ngram`: share of the held text's runs of n tokens that the other contains.
 * - `edit`: edit similarity of the tokens, for the candidates nearest by the other two.
 * - `embedding`: cosine of TF-IDF vectors over words and parts of names; or of an encoder's, when vectors are given.
 */
export class Overlap {
  readonly #options: OverlapOptions;
  readonly #tokens: string[][];
  readonly #grams: Float64Array;
  readonly #owners = new Map<number, number[]>();
  readonly #cosine: TextCosine;
  readonly #vectors: readonly Float32Array[] | undefined;
  readonly #matches: Match[];

  constructor(held: readonly Item[], options: OverlapOptions = DEFAULTS, vectors?: readonly Float32Array[]) {
    this.#options = options;
    this.#vectors = vectors;
    this.#cosine = new TextCosine(held.map(({ text }) => text));
    this.#tokens = held.map(({ text }) => tokensOf(text));
    for (const [owner, tokens] of this.#tokens.entries())
      for (const gram of gramsOf(tokens, options.n)) {
        const owners = this.#owners.get(gram);
        if (owners) owners.push(owner);
        else this.#owners.set(gram, [owner]);
      }
    const most = Math.max(BOILERPLATE.texts, BOILERPLATE.share * held.length);
    this.#grams = new Float64Array(held.length);
    for (const [gram, owners] of this.#owners) {
      if (owners.length > most) this.#owners.delete(gram);
      else for (const owner of owners) this.#grams[owner]!++;
    }
    this.#matches = held.map(({ id }) => ({ id, nearest: { ngram: null, edit: null, embedding: null } }));
  }

  /** Compares one text of the other set with all that are held. Its vector when an encoder is used. */
  add(item: Item, vector?: Float32Array): void {
    const tokens = tokensOf(item.text);
    const shared = this.#shared(tokens);
    for (const [owner, count] of shared) this.#note(owner, "ngram", item.id, count / this.#grams[owner]!);
    const lexical = this.#cosine.with(item.text);
    const cosines = vector && this.#vectors ? this.#vectors.map((own) => dot(own, vector)) : lexical;
    for (let owner = 0; owner < cosines.length; owner++)
      if (cosines[owner]! > 0) this.#note(owner, "embedding", item.id, cosines[owner]!);
    const alike = Float64Array.from(lexical);
    for (const [owner, count] of shared) alike[owner] = Math.max(alike[owner]!, count / this.#grams[owner]!);
    for (const owner of largest(alike, CANDIDATES)) {
      if (alike[owner]! < WORTH_EDITING) continue;
      const [a, b] = [this.#tokens[owner]!.slice(0, LONGEST), tokens.slice(0, LONGEST)];
      const known = this.#matches[owner]!.nearest.edit?.value ?? 0;
      this.#note(owner, "edit", item.id, editSimilarity(a, b, known));
    }
  }

  /** One for each held text, in order. */
  matches(): Match[] {
    return structuredClone(this.#matches);
  }

  /** The measures by which a match is an overlap. */
  flagged({ nearest }: Match): Measure[] {
    return MEASURES.filter((measure) => (nearest[measure]?.value ?? 0) >= this.#options.thresholds[measure]);
  }

  #shared(tokens: string[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const gram of gramsOf(tokens, this.#options.n))
      for (const owner of this.#owners.get(gram) ?? []) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    return counts;
  }

  #note(owner: number, measure: Measure, id: string, value: number): void {
    const { nearest } = this.#matches[owner]!;
    if (value > (nearest[measure]?.value ?? 0)) nearest[measure] = { id, value };
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function largest(values: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let index = 0; index < values.length; index++) {
    if (best.length === count && values[index]! <= values[best[count - 1]!]!) continue;
    best.push(index);
    best.sort((a, b) => values[b]! - values[a]!);
    best.length = Math.min(best.length, count);
  }
  return best;
}
