import { mean } from "../problems/mean.ts";

/** Where the uncertainty of a mean over problems comes from; the two parts add up to `total`. */
export interface MeanVariance {
  mean: number;
  /** Standard error of the mean: over other problems and other samples. */
  standardError: number;
  /** Squared standard error. */
  total: number;
  /** The part that more problems would shrink, and more samples would not. */
  fromProblems: number;
  /** The part that more samples of the same problems would shrink. */
  fromSamples: number;
}

/**
 * The variance of pass@1 (or of any mean of per-problem means), by the law of total variance: Var = Var(E[x | problem]) +
 * E[Var(x | problem)]. Miller 2024 ("Adding Error Bars to Evals"), arXiv 2411.00640, section 3.1
 *
 * @param samples for each problem, the values of its samples; two problems or more, two samples or more of each for the
 * parts: with a single sample of some problem `fromProblems` and `fromSamples` are NaN, the total is not.
 */
export function meanVariance(samples: readonly (readonly number[])[]): MeanVariance {
  const means = samples.map(mean);
  const total = sampleVariance(means) / samples.length;
  const within = mean(samples.map((values) => sampleVariance(values) / values.length)) / samples.length;
  // Chance can make the estimate of a component negative; the parts must still add up.
  const fromSamples = Math.min(within, total);
  return {
    mean: mean(means),
    standardError: Math.sqrt(total),
    total,
    fromProblems: total - fromSamples,
    fromSamples,
  };
}

/** How much of a single run's score is the luck of its seed. */
export interface RunVariance {
  mean: number;
  /** Standard deviation of the score between runs of the same problems: what another seed changes. */
  betweenRuns: number;
  /** Standard error of the mean over runs that comes from the choice of problems. */
  fromProblems: number;
  /** Standard error of the mean over runs that comes from the runs. */
  fromRuns: number;
}

/**
 * Variance from seeds and from problems, apart: the same problems were run several times, and `values[problem][run]` is
 * the score of a problem in a run. Components of a crossed two-way layout by the method of moments (Searle et al. 1992,
 * chapter 4); a run's own effect and its chance on each problem both count as the run's.
 *
 * @throws RangeError with fewer than two problems or runs, or rows of different lengths.
 */
export function runVariance(values: readonly (readonly number[])[]): RunVariance {
  const [problems, runs] = [values.length, values[0]?.length ?? 0];
  if (problems < 2 || runs < 2 || values.some((row) => row.length !== runs))
    throw new RangeError("needs two problems or more, and as many runs of each: two or more");
  const rows = values.map(mean);
  const columns = Array.from({ length: runs }, (_, run) => mean(values.map((row) => row[run]!)));
  const all = mean(rows);
  const residuals = values.flatMap((row, problem) =>
    row.map((value, run) => (value - rows[problem]! - columns[run]! + all) ** 2),
  );
  const residual = (mean(residuals) * residuals.length) / ((problems - 1) * (runs - 1));
  const problem = Math.max(0, sampleVariance(rows) - residual / runs);
  const run = Math.max(0, sampleVariance(columns) - residual / problems);
  const betweenRuns = run + residual / problems;
  return {
    mean: all,
    betweenRuns: Math.sqrt(betweenRuns),
    fromProblems: Math.sqrt(problem / problems),
    fromRuns: Math.sqrt(betweenRuns / runs),
  };
}

/** Unbiased variance; NaN for a single value. */
export function sampleVariance(values: readonly number[]): number {
  const centre = mean(values);
  return (mean(values.map((value) => (value - centre) ** 2)) * values.length) / (values.length - 1);
}
