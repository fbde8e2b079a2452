/**
 * Kendall's τ-b between two equally long lists, by rank of their texts (ties within a list count for neither order).
 * Null where it is not defined: fewer than two items, or one list all alike.
 */
export function kendallTau(first: readonly string[], second: readonly string[]): number | null {
  let agree = 0;
  let pairsFirst = 0;
  let pairsSecond = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = compare(first[i]!, first[j]!);
      const b = compare(second[i]!, second[j]!);
      agree += a * b;
      pairsFirst += a * a;
      pairsSecond += b * b;
    }
  }
  return pairsFirst === 0 || pairsSecond === 0 ? null : agree / Math.sqrt(pairsFirst * pairsSecond);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
