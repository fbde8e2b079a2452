import { mean } from "../problems/mean.ts";

/** A program before and after: what it took, in any one unit; `after` is null when it is wrong. */
export interface Optimisation {
  before: number;
  after: number | null;
}

/** How much faster: before / after, and 1 when it is wrong or slower. */
export function speedup({ before, after }: Optimisation): number {
  return after === null ? 1 : Math.max(1, before / after);
}

/** PIE's summary. Shares are 0 to 1. */
export interface Speedups {
  /** Arithmetic, as published; one huge win carries it. */
  mean: number;
  geometricMean: number;
  /** Share of programs at least 1.1 times as fast. */
  optimised: number;
  correct: number;
}

/**
 * Best of the samples of each program, then over programs. Shypula et al. 2024 (PIE), arXiv 2302.07867, section 3. Programs
 * without samples count as not sped up. Null without programs.
 */
export function speedups(programs: readonly (readonly Optimisation[])[], threshold = 1.1): Speedups | null {
  if (programs.length === 0) return null;
  const best = programs.map((samples) => Math.max(1, ...samples.map(speedup)));
  return {
    mean: mean(best),
    geometricMean: Math.exp(mean(best.map(Math.log))),
    optimised: mean(best.map((factor) => Number(factor >= threshold))),
    correct: mean(programs.map((samples) => Number(samples.some(({ after }) => after !== null)))),
  };
}
