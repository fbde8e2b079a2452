import type { Metric } from "../core/metric.ts";
import { brevityPenalty, closestLength } from "./text/bleu.ts";
import { ngrams, overlap, size, union } from "./text/ngrams.ts";
import { meanPerSample } from "./text/per-sample.ts";
import { codeTokens } from "./text/tokens.ts";

const ORDERS = [1, 2, 3, 4];

/**
 * The `most` most frequent n-grams (orders 1 to 4 together) of a corpus: what any two programs of a language share. Of
 * equally frequent ones those first in the order of code units. The corpus must not be the texts that are compared.
 */
export function trivialNgrams(corpus: Iterable<readonly string[]>, most = 500): Set<string> {
  const counts = new Map<string, number>();
  for (const tokens of corpus)
    for (const order of ORDERS)
      for (const [key, count] of ngrams(tokens, order)) counts.set(key, (counts.get(key) ?? 0) + count);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return new Set(ranked.slice(0, most).map(([key]) => key));
}

/**
 * CrystalBLEU, 0 to 1: BLEU without the trivial n-grams of either side; the brevity penalty is of the full lengths. Eghbali
 * & Pradel 2022, ASE. 0 when nothing is left to compare, or when an order has no match (`epsilon` then stands for its count).
 */
export function crystalBleu(
  candidate: readonly string[],
  references: readonly (readonly string[])[],
  trivial: ReadonlySet<string>,
  epsilon = 0,
): number {
  let logs = 0;
  for (const order of ORDERS) {
    const told = (tokens: readonly string[]) =>
      new Map([...ngrams(tokens, order)].filter(([key]) => !trivial.has(key)));
    const said = told(candidate);
    const correct = overlap(said, union(references.map(told)));
    if (correct === 0 && (order === 1 || epsilon === 0)) return 0;
    logs += Math.log((correct || epsilon) / Math.max(1, size(said)));
  }
  const penalty = brevityPenalty(candidate.length, closestLength(candidate.length, references));
  return penalty * Math.exp(logs / ORDERS.length);
}

/** What is trivial is told by the references of the other problems: with fewer than ten of them there is no value. */
const metric: Metric = {
  id: "crystal-bleu",
  title: "CrystalBLEU on code tokens",
  paper: "Eghbali & Pradel 2022 (CrystalBLEU), ASE",
  needs: ["programs", "references"],
  of(records, { references, seed }) {
    if (!references || references.size < 11) return {};
    const cut = new Map([...references].map(([task, texts]) => [task, texts.map(codeTokens)]));
    const trivialFor = new Map<string, Set<string>>();
    return meanPerSample(records, seed, ({ task, program }) => {
      const known = cut.get(task) ?? [];
      if (known.length === 0) return {};
      let trivial = trivialFor.get(task);
      if (!trivial) {
        trivial = trivialNgrams([...cut].flatMap(([other, texts]) => (other === task ? [] : texts)));
        trivialFor.set(task, trivial);
      }
      return { "crystal-bleu": crystalBleu(codeTokens(program), known, trivial, 0.1) };
    });
  },
};

export default metric;
