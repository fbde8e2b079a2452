import { seededRandom } from "../../core/random.ts";
import { studentTwoSided } from "../distribution/student.ts";
import { mean } from "../problems/mean.ts";

/** A statistic of paired values: `pearson`, `spearman`, `kendall`, or one of one's own. Null when undefined. */
export type Association = (x: readonly number[], y: readonly number[]) => number | null;

/** An association with its uncertainty. */
export interface AssociationEstimate {
  value: number;
  /** 95 % percentile interval. */
  ci: [number, number];
  /** Two-sided, by permutation: how often chance gives as much. */
  p: number;
  n: number;
  /** Resamples in which the statistic was undefined (a side was constant); they are in no interval. */
  undefinedResamples: number;
}

/**
 * An association with a bootstrap interval and a permutation test. Null when undefined.
 *
 * @param groups the problem of each pair: whole problems are then drawn, and permutations stay inside a problem, so
 * that a metric gets no credit for telling easy problems from hard ones. Absent: every pair is its own problem.
 */
export function associationEstimate(
  x: readonly number[],
  y: readonly number[],
  of: Association,
  options: { seed: number; groups?: readonly string[]; resamples?: number },
): AssociationEstimate | null {
  const value = of(x, y);
  if (value === null) return null;
  const { resamples = 1000, groups } = options;
  const random = seededRandom(options.seed);
  const clusters = clustersOf(x.length, groups);
  const values: number[] = [];
  for (let round = 0; round < resamples; round++) {
    const drawn = clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)]!);
    const again = of(
      drawn.map((i) => x[i]!),
      drawn.map((i) => y[i]!),
    );
    if (again !== null) values.push(again);
  }
  values.sort((a, b) => a - b);
  const tail = Math.floor(0.025 * values.length);
  const blocks = groups ? clusters : [Array.from(x.keys())];
  const byChance = Array.from({ length: resamples }, () => {
    const shuffled = [...y];
    for (const block of blocks) shuffle(shuffled, block, random);
    return of(x, shuffled) ?? 0;
  });
  // Not 0 for every statistic: an AUC's is a half, and easy problems alone can correlate.
  const centre = mean(byChance);
  const reached = Math.abs(value - centre) - 1e-12;
  const extreme = byChance.filter((again) => Math.abs(again - centre) >= reached).length;
  return {
    value,
    ci: [values[tail] ?? value, values.at(-1 - tail) ?? value],
    p: (extreme + 1) / (resamples + 1),
    n: x.length,
    undefinedResamples: resamples - values.length,
  };
}

/**
 * Williams's test that two correlations with the same labels differ: `withFirst` and `withSecond` are the correlations of
 * two metrics with the labels, `between` that of the metrics with each other, over n items. Two-sided p. Williams 1959;
 * Steiger 1980, formula 7. For Pearson's r, and in use for Spearman's ρ. Needs n > 3.
 */
export function williams(
  withFirst: number,
  withSecond: number,
  between: number,
  n: number,
): { t: number; p: number } {
  if (withFirst === withSecond) return { t: 0, p: 1 };
  const determinant =
    1 - withFirst ** 2 - withSecond ** 2 - between ** 2 + 2 * withFirst * withSecond * between;
  const middle = (withFirst + withSecond) / 2;
  const t =
    (withFirst - withSecond) *
    Math.sqrt(
      ((n - 1) * (1 + between)) / ((2 * (n - 1) * determinant) / (n - 3) + middle ** 2 * (1 - between) ** 3),
    );
  return { t, p: studentTwoSided(t, n - 3) };
}

function clustersOf(n: number, groups: readonly string[] | undefined): number[][] {
  if (!groups) return Array.from({ length: n }, (_, index) => [index]);
  const clusters = new Map<string, number[]>();
  groups.forEach((group, index) => {
    const cluster = clusters.get(group);
    if (cluster) cluster.push(index);
    else clusters.set(group, [index]);
  });
  return [...clusters.values()];
}

/** Fisher and Yates, over some places of a list. */
function shuffle(values: number[], places: readonly number[], random: () => number): void {
  for (let last = places.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [places[last]!, places[other]!];
    [values[a], values[b]] = [values[b]!, values[a]!];
  }
}
