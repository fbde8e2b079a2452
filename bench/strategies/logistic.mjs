/** Weights of a logistic regression with a small ridge, by Newton's method. Rows: `{features, right}`. */
export function logisticFit(rows, ridge = 1) {
  const size = rows[0].features.length;
  let weights = new Array(size).fill(0);
  for (let round = 0; round < 30; round++) {
    const gradient = weights.map((weight) => -ridge * weight);
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? ridge : 0)));
    for (const { features, right } of rows) {
      const p = 1 / (1 + Math.exp(-features.reduce((sum, feature, i) => sum + feature * weights[i], 0)));
      for (let i = 0; i < size; i++) {
        gradient[i] += (Number(right) - p) * features[i];
        for (let j = 0; j < size; j++) hessian[i][j] += p * (1 - p) * features[i] * features[j];
      }
    }
    const step = solved(hessian, gradient);
    weights = weights.map((weight, i) => weight + step[i]);
    if (Math.max(...step.map(Math.abs)) < 1e-9) break;
  }
  return weights;
}

/** Gaussian elimination with pivots. */
function solved(matrix, vector) {
  const rows = matrix.map((row, i) => [...row, vector[i]]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, _, k) => (Math.abs(rows[i + k][i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = 0; k < rows.length; k++) {
      if (k === i) continue;
      const factor = rows[k][i] / rows[i][i];
      for (let j = i; j <= rows.length; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  return rows.map((row, i) => row[rows.length] / row[i]);
}
