import { sacreBleu } from "../../../src/metrics/bleu.ts";
import { chrf } from "../../../src/metrics/chrf.ts";
import { indelRatio, levenshteinSimilarity } from "../../../src/metrics/edit-similarity.ts";
import { meteor } from "../../../src/metrics/meteor.ts";
import { rougeL } from "../../../src/metrics/rouge-l.ts";
import type { Smoothing } from "../../../src/metrics/text/bleu.ts";
import { type MtTokenizer, words } from "../../../src/metrics/text/tokens.ts";

export interface Pair {
  candidate: string;
  references: string[];
}

/** Our score under the name that `reference.py` gives it. */
export function ours(name: string, { candidate, references }: Pair): number {
  const [first] = references as [string];
  const [tokenize, smoothing] = name.split(" ") as [MtTokenizer, Smoothing | undefined];
  if (smoothing) return sacreBleu(candidate, references, { tokenize, smoothing });
  if (name === "chrf") return chrf(candidate, references);
  if (name === "chrf++") return chrf(candidate, references, { words: 2 });
  if (name === "rouge") return rougeL(words(candidate), [words(first)]);
  if (name === "meteor") return meteor(words(candidate), [words(first)]);
  if (name === "indel") return indelRatio(candidate, first);
  if (name === "levenshtein") return levenshteinSimilarity(candidate, first);
  throw new Error(`no score is called ${name}`);
}
