/**
 * Mean that is the same to the last bit in any order of its values: records arrive in another order after a
 * resume, and no number may show it. Values must not be empty.
 */
export function mean(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.reduce((sum, value) => sum + value, 0) / values.length;
}
