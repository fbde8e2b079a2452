/**
 * McNemar's exact test, two-sided: were both equally good, each pair that only one solves would be a fair coin. 1 when
 * they never differ.
 */
export function mcnemar({ first, second }: { first: number; second: number }): number {
  const n = first + second;
  let term = -n * Math.LN2;
  let sum = Math.exp(term);
  for (let i = 1; i <= Math.min(first, second); i++) {
    term += Math.log((n - i + 1) / i);
    sum += Math.exp(term);
  }
  return n === 0 ? 1 : Math.min(1, 2 * sum);
}
