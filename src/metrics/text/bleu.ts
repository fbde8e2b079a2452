import { ngrams, overlap, union } from "./ngrams.ts";

const ORDERS = 4;

/** What BLEU is computed from: a segment's, or the sums over a corpus. */
export interface BleuStatistics {
  /** Matched n-grams of orders 1 to 4, clipped. */
  correct: number[];
  /** N-grams of the candidate. */
  total: number[];
  candidateLength: number;
  /** Of the reference whose length is closest; of equals the shorter. */
  referenceLength: number;
}

/** Counts one segment against one reference or more. Tokens as the caller cut them. */
export function bleuStatistics(
  candidate: readonly string[],
  references: readonly (readonly string[])[],
): BleuStatistics {
  const correct: number[] = [];
  const total: number[] = [];
  for (let order = 1; order <= ORDERS; order++) {
    total.push(Math.max(0, candidate.length - order + 1));
    const allowed = union(references.map((tokens) => ngrams(tokens, order)));
    correct.push(overlap(ngrams(candidate, order), allowed));
  }
  return {
    correct,
    total,
    candidateLength: candidate.length,
    referenceLength: closestLength(candidate.length, references),
  };
}

export function closestLength(length: number, references: readonly (readonly string[])[]): number {
  return references
    .map((tokens) => tokens.length)
    .reduce((best, each) => {
      const [far, near] = [Math.abs(best - length), Math.abs(each - length)];
      return near < far || (near === far && each < best) ? each : best;
    });
}

/** Adds segments up to a corpus. */
export function addStatistics(segments: readonly BleuStatistics[]): BleuStatistics {
  const sum = (of: (segment: BleuStatistics) => number) =>
    segments.reduce((total, segment) => total + of(segment), 0);
  const orders = Array.from({ length: ORDERS }, (_, order) => order);
  return {
    correct: orders.map((order) => sum(({ correct }) => correct[order]!)),
    total: orders.map((order) => sum(({ total }) => total[order]!)),
    candidateLength: sum(({ candidateLength }) => candidateLength),
    referenceLength: sum(({ referenceLength }) => referenceLength),
  };
}

/** exp(1 − r/c) for a candidate shorter than its reference. */
export function brevityPenalty(candidateLength: number, referenceLength: number): number {
  if (candidateLength >= referenceLength) return 1;
  return candidateLength > 0 ? Math.exp(1 - referenceLength / candidateLength) : 0;
}

/** What stands in for a precision of 0: sacreBLEU's names and defaults. */
export type Smoothing = "none" | "exp" | "floor" | "add-k";

/**
 * sacreBLEU's score of these counts, 0 to 100. With `effectiveOrder` orders that the candidate is too short for are left
 * out, as its sentence scores do; a corpus score does without.
 */
export function bleuScore(
  statistics: BleuStatistics,
  options: { smoothing?: Smoothing; value?: number; effectiveOrder?: boolean } = {},
): number {
  const { smoothing = "exp", effectiveOrder = false } = options;
  const value = options.value ?? (smoothing === "floor" ? 0.1 : 1);
  if (statistics.correct.every((matches) => matches === 0)) return 0;
  let logs = 0;
  let orders = ORDERS;
  let halving = 1;
  for (let order = 1; order <= ORDERS; order++) {
    const added = smoothing === "add-k" && order > 1 ? value : 0;
    const correct = statistics.correct[order - 1]! + added;
    const total = statistics.total[order - 1]! + added;
    if (total === 0) {
      if (!effectiveOrder) return 0;
      break;
    }
    if (effectiveOrder) orders = order;
    if (correct > 0) logs += Math.log((100 * correct) / total);
    else if (smoothing === "exp") {
      halving *= 2;
      logs += Math.log(100 / (halving * total));
    } else if (smoothing === "floor") logs += Math.log((100 * value) / total);
    else return 0;
  }
  return brevityPenalty(statistics.candidateLength, statistics.referenceLength) * Math.exp(logs / orders);
}

/**
 * The other BLEU of the field, 0 to 1: NLTK's with `epsilon` on a count of 0 (its method 1), as CodeXGLUE and CodeBLEU use
 * it. 0 when no word matches. With an epsilon of 2⁻¹⁰²² it is NLTK's unsmoothed score, where a zero all but annuls it.
 */
export function epsilonBleu(statistics: BleuStatistics, epsilon = 0.1): number {
  if (statistics.correct[0] === 0) return 0;
  const logs = statistics.correct.reduce(
    (sum, correct, order) => sum + Math.log((correct || epsilon) / Math.max(1, statistics.total[order]!)),
    0,
  );
  return brevityPenalty(statistics.candidateLength, statistics.referenceLength) * Math.exp(logs / ORDERS);
}
