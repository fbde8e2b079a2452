import { mean } from "../problems/mean.ts";
import { passAtK } from "../problems/pass-at-k.ts";

/** What one sample cost over the stress tests, in processor instructions; null when it is wrong. */
export type Instructions = number | null;

/** One problem: its best known solution's instructions, and the samples'. No samples count as none efficient. */
export interface CountedProblem {
  best: number;
  samples: readonly Instructions[];
}

/**
 * efficient@k: the chance that one of k samples is right and takes strictly fewer instructions than the best known solution;
 * mean over problems. Peng et al. 2025 (COFFE), arXiv 2502.02827. Count user-space instructions, of one source only:
 * hardware counters and simulators do not compare. NaN without problems.
 */
export function efficientAtK(problems: readonly CountedProblem[], k: number): number {
  return mean(
    problems.map(({ best, samples }) => {
      const efficient = samples.filter((count) => count !== null && count < best).length;
      return samples.length === 0 ? 0 : passAtK(samples.length, efficient, k);
    }),
  );
}

/** COFFE's speedup: the best solutions' instructions over the samples', both summed over right samples. Null without any. */
export function instructionSpeedup(problems: readonly CountedProblem[]): number | null {
  let [ours, theirs] = [0, 0];
  for (const { best, samples } of problems)
    for (const count of samples)
      if (count !== null) {
        ours += count;
        theirs += best;
      }
  return ours === 0 ? null : theirs / ours;
}
