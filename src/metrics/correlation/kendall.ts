/**
 * Kendall's τ-b: (concordant − discordant pairs) / √((pairs not tied in x) · (pairs not tied in y)), in n log n by
 * counting the swaps of a merge sort. Null when a side is constant. Kendall 1945; Knight 1966, JASA 61. Throws a
 * RangeError when the lengths differ.
 */
export function kendall(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError(`${x.length} values beside ${y.length}`);
  const n = x.length;
  const order = x.map((_, index) => index).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const pairs = (n * (n - 1)) / 2;
  const tiedX = tiedPairs(order, (a, b) => x[a] === x[b]);
  const tiedBoth = tiedPairs(order, (a, b) => x[a] === x[b] && y[a] === y[b]);
  const byY = order.map((index) => y[index]!);
  const discordant = sortAndCount(byY);
  const tiedY = tiedPairs([...byY.keys()], (a, b) => byY[a] === byY[b]);
  const scale = Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY);
  if (scale === 0) return null;
  return Math.max(-1, Math.min(1, (pairs - tiedX - tiedY + tiedBoth - 2 * discordant) / scale));
}

/** Pairs of equal neighbours' groups, in a list whose equals lie together. */
function tiedPairs(order: readonly number[], equal: (a: number, b: number) => boolean): number {
  let total = 0;
  let run = 0;
  for (let i = 1; i < order.length; i++) {
    run = equal(order[i - 1]!, order[i]!) ? run + 1 : 0;
    total += run;
  }
  return total;
}

/** Sorts in place, upwards; how many pairs stood in the wrong order. */
function sortAndCount(values: number[]): number {
  if (values.length < 2) return 0;
  const left = values.slice(0, values.length >> 1);
  const right = values.slice(values.length >> 1);
  let swaps = sortAndCount(left) + sortAndCount(right);
  for (let at = 0, l = 0, r = 0; at < values.length; at++) {
    if (r >= right.length || (l < left.length && left[l]! <= right[r]!)) values[at] = left[l++]!;
    else {
      swaps += left.length - l;
      values[at] = right[r++]!;
    }
  }
  return swaps;
}
