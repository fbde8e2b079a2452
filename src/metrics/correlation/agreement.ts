import { seededRandom } from "../../core/random.ts";
import { mean } from "../problems/mean.ts";
import type { Association } from "./significance.ts";

/** What a metric and the truth (a verdict, a grade) say of the samples of one problem. */
export interface LabelledProblem {
  scores: readonly number[];
  labels: readonly number[];
}

/**
 * How a metric goes with the truth, two ways: `example` is the mean over problems of the association inside a problem, those
 * where it is undefined left out and counted; `corpus` is one association over all samples, which also rewards telling easy
 * problems from hard ones. Zhuo 2024 (ICE-Score), section 4; Evtikhiev et al. 2023, arXiv 2208.03133
 */
export function associations(
  problems: readonly LabelledProblem[],
  of: Association,
): { example: number | null; corpus: number | null; undefinedProblems: number } {
  const inside = problems.map(({ scores, labels }) => of(scores, labels));
  const told = inside.filter((value) => value !== null);
  return {
    example: told.length === 0 ? null : mean(told),
    corpus: of(
      problems.flatMap(({ scores }) => scores),
      problems.flatMap(({ labels }) => labels),
    ),
    undefinedProblems: inside.length - told.length,
  };
}

/** Two systems on the same problems, by a metric and by the truth. */
export interface SystemPair {
  metric: readonly [first: number, second: number][];
  truth: readonly [first: number, second: number][];
}

/**
 * How often a metric prefers the system that people or tests prefer, when the metric says that they differ by at least `by`:
 * problems are drawn anew, and the signs of the two mean differences compared; a difference of 0 in truth agrees with
 * nothing. Null when no draw differs by as much. Evtikhiev et al. 2023, section 5
 */
export function systemAgreement(
  pairs: readonly SystemPair[],
  by: number,
  seed: number,
  resamples = 1000,
): { agreement: number; draws: number } | null {
  const random = seededRandom(seed);
  let [agree, draws] = [0, 0];
  for (const { metric, truth } of pairs)
    for (let round = 0; round < resamples; round++) {
      let [said, wanted] = [0, 0];
      for (let draw = 0; draw < metric.length; draw++) {
        const problem = Math.floor(random() * metric.length);
        said += metric[problem]![0] - metric[problem]![1];
        wanted += truth[problem]![0] - truth[problem]![1];
      }
      if (Math.abs(said) / metric.length < by) continue;
      draws++;
      if (said * wanted > 0) agree++;
    }
  return draws === 0 ? null : { agreement: agree / draws, draws };
}
