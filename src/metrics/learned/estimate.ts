/** One executed sample to learn from: what is known without running it, and what running it said. */
export interface Executed {
  features: readonly number[];
  /** Share of tests passed, 0 to 1. */
  passRatio: number;
}

/** A learned estimate: features are standardised, weighed, and squeezed into 0 to 1. */
export interface Estimator {
  mean: number[];
  deviation: number[];
  weights: number[];
  bias: number;
}

/**
 * Fits the share of tests passed on features by logistic regression with a quadratic penalty, Newton's method; the loss is
 * the cross-entropy, which takes shares as well as verdicts. The estimator of CodeScore's labels (PassRatio), without its
 * language model: Dong et al. 2023 (CodeScore), arXiv 2301.09043, section 3
 */
export function trainEstimator(samples: readonly Executed[], penalty = 1): Estimator {
  const width = samples[0]!.features.length;
  const columns = Array.from({ length: width }, (_, column) =>
    samples.map(({ features }) => features[column]!),
  );
  const mean = columns.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const deviation = columns.map((values, column) => {
    const square = values.reduce((sum, value) => sum + (value - mean[column]!) ** 2, 0) / values.length;
    return Math.sqrt(square) || 1;
  });
  const rows = samples.map(({ features }) => [
    1,
    ...features.map((value, i) => (value - mean[i]!) / deviation[i]!),
  ]);
  let weights = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 50; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : -penalty * weight));
    const curvature = weights.map((_, i) =>
      weights.map((_, j) => (i === j ? (i === 0 ? 1e-9 : penalty) : 0)),
    );
    rows.forEach((row, index) => {
      const said = squeezed(row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const rest = samples[index]!.passRatio - said;
      row.forEach((value, i) => {
        gradient[i]! += rest * value;
        for (let j = 0; j < row.length; j++) curvature[i]![j]! += said * (1 - said) * value * row[j]!;
      });
    });
    const step = solved(curvature, gradient);
    weights = weights.map((weight, i) => weight + step[i]!);
    if (Math.max(...step.map(Math.abs)) < 1e-9) break;
  }
  return { mean, deviation, weights: weights.slice(1), bias: weights[0]! };
}

/** The estimated share of tests that a program passes. */
export function estimated(
  { mean, deviation, weights, bias }: Estimator,
  features: readonly number[],
): number {
  return squeezed(
    weights.reduce((sum, weight, i) => sum + (weight * (features[i]! - mean[i]!)) / deviation[i]!, bias),
  );
}

function squeezed(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Solves a linear system by elimination with pivots. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const n = right.length;
  for (let column = 0; column < n; column++) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, i) => (Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? column + i : best),
        column,
      );
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let i = column; i <= n; i++) rows[row]![i]! -= factor * rows[column]![i]!;
    }
  }
  const result = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    const rest = rows[row]!.slice(row + 1, n).reduce(
      (sum, value, i) => sum + value * result[row + 1 + i]!,
      0,
    );
    result[row] = (rows[row]![n]! - rest) / rows[row]![row]!;
  }
  return result;
}
