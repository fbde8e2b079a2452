import { commonSubsequence, editDistance } from "./text/alignment.ts";
import { textMetric } from "./text/per-sample.ts";

/**
 * The indel ratio, 0 to 100: 100 · 2 · common / (both lengths), which is `fuzz.ratio` of fuzzywuzzy and RapidFuzz, and the
 * edit similarity of the repository-completion benchmarks. Two empty texts are alike.
 */
export function indelRatio(first: string, second: string): number {
  const length = first.length + second.length;
  return length === 0 ? 100 : (200 * commonSubsequence(first, second)) / length;
}

/** 1 − Levenshtein / longer length, 0 to 1: the other definition, and not comparable with the first. */
export function levenshteinSimilarity(first: string, second: string): number {
  const length = Math.max(first.length, second.length);
  return length === 0 ? 1 : 1 - editDistance(first, second) / length;
}

const best = (references: readonly string[], of: (reference: string) => number) =>
  Math.max(...references.map(of));

export default textMetric(
  {
    id: "edit-similarity",
    title: "Edit similarity, by both definitions",
    paper: "Levenshtein 1966; as in Liu et al. 2023 (RepoBench), arXiv 2306.03091",
  },
  (program, references) => ({
    "indel-ratio": best(references, (reference) => indelRatio(program, reference)),
    "levenshtein-similarity": best(references, (reference) => levenshteinSimilarity(program, reference)),
  }),
);
