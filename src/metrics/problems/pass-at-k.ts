/**
 * Chance that at least one of k samples, drawn without replacement from n of which c are right, is right:
 * 1 − C(n−c, k) / C(n, k), as a product so that nothing overflows. Needs 0 ≤ c ≤ n and 1 ≤ k ≤ n, whole
 * numbers; throws a RangeError otherwise.
 */
export function passAtK(n: number, c: number, k: number): number {
  if (![n, c, k].every(Number.isInteger) || c < 0 || c > n || k < 1 || k > n) {
    throw new RangeError(`pass@k needs whole numbers with 0 ≤ c ≤ n and 1 ≤ k ≤ n, not n=${n} c=${c} k=${k}`);
  }
  if (n - c < k) return 1;
  let allWrong = 1;
  for (let i = n - c + 1; i <= n; i++) allWrong *= 1 - k / i;
  return 1 - allWrong;
}
