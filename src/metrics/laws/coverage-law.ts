import { passAtK } from "../pass-at-k.ts";
import { mean } from "../problems/mean.ts";

/** One problem: how many samples were drawn and how many of them are right. */
export interface Drawn {
  n: number;
  c: number;
}

export interface CoveragePoint {
  k: number;
  coverage: number;
}

/** `coverage(k) ≈ exp(a · k^b)`, both negative. */
export interface CoverageLaw {
  a: number;
  b: number;
  /** Largest distance from a point that it was fitted to. */
  error: number;
}

/**
 * Share of problems solved by at least one of k samples, by the unbiased estimator, at about `points` values of k spaced
 * evenly in ln k. Near the number of samples the estimator is noisy: a fit wants `most` at half of it. Brown et al. 2024
 * ("Large Language Monkeys"), arXiv 2407.21787
 *
 * @param most largest k; cut to the fewest samples of any problem.
 */
export function coverageCurve(
  problems: readonly Drawn[],
  most = Number.POSITIVE_INFINITY,
  points = 40,
): CoveragePoint[] {
  if (problems.length === 0) return [];
  const last = problems.reduce((least, { n }) => Math.min(least, n), most);
  const ks = Array.from({ length: points }, (_, step) => Math.round(last ** (step / (points - 1))));
  return [...new Set(ks)]
    .filter((k) => k >= 1)
    .map((k) => ({ k, coverage: mean(problems.map(({ n, c }) => passAtK(n, c, k))) }));
}

/** What the law says at k samples. */
export function coverageAt({ a, b }: Pick<CoverageLaw, "a" | "b">, k: number): number {
  return Math.exp(a * k ** b);
}

/**
 * Fits the law: a line through ln(−ln coverage) over ln k, then least squares on the coverage itself (Gauss–Newton).
 * Points with coverage 0 or 1 say nothing and are left out; null when fewer than three are left. The law interpolates
 * well and extrapolates with too much hope; it needs samples that are drawn alike, so no repair loops.
 *
 * @param refine false stops at the line.
 */
export function fitCoverageLaw(points: readonly CoveragePoint[], refine = true): CoverageLaw | null {
  const told = points.filter(({ coverage }) => coverage > 0 && coverage < 1);
  if (told.length < 3) return null;
  const x = told.map(({ k }) => Math.log(k));
  const y = told.map(({ coverage }) => Math.log(-Math.log(coverage)));
  const [mx, my] = [mean(x), mean(y)];
  const spread = x.reduce((sum, each) => sum + (each - mx) ** 2, 0);
  let b = x.reduce((sum, each, index) => sum + (each - mx) * (y[index]! - my), 0) / spread;
  let a = -Math.exp(my - b * mx);
  for (let round = 0; refine && round < 100; round++) {
    let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0];
    for (const { k, coverage } of told) {
      const fitted = coverageAt({ a, b }, k);
      const [da, db] = [fitted * k ** b, fitted * a * k ** b * Math.log(k)];
      const rest = coverage - fitted;
      [aa, ab, bb, ra, rb] = [aa + da * da, ab + da * db, bb + db * db, ra + da * rest, rb + db * rest];
    }
    const determinant = aa * bb - ab * ab;
    const [stepA, stepB] = [(bb * ra - ab * rb) / determinant, (aa * rb - ab * ra) / determinant];
    if (!Number.isFinite(stepA) || !Number.isFinite(stepB)) break;
    a += stepA;
    b += stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-12) break;
  }
  const error = Math.max(...told.map(({ k, coverage }) => Math.abs(coverage - coverageAt({ a, b }, k))));
  return { a, b, error };
}
