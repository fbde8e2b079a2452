/** Every way to choose k of the numbers 0 … n − 1. */
export function choices(n: number, k: number, from = 0): number[][] {
  if (k === 0) return [[]];
  const all: number[][] = [];
  for (let first = from; first <= n - k; first++)
    for (const rest of choices(n, k - 1, first + 1)) all.push([first, ...rest]);
  return all;
}
