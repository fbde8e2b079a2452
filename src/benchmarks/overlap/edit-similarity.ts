/**
 * 1 − (Levenshtein distance of the tokens) / (length of the longer text): 1 for equal texts, 0 when nothing is kept.
 * Returns 0 without working it out when the lengths alone put it below `least`.
 */
export function editSimilarity(a: readonly string[], b: readonly string[], least = 0): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length === 0) return 1;
  if (short.length / long.length < least) return 0;
  const ids = new Map<string, number>();
  const numbered = (tokens: readonly string[]) =>
    Int32Array.from(tokens, (token) => {
      const known = ids.get(token) ?? ids.size;
      ids.set(token, known);
      return known;
    });
  const [columns, rows] = [numbered(short), numbered(long)];
  const distances = Int32Array.from({ length: columns.length + 1 }, (_, index) => index);
  for (let row = 0; row < rows.length; row++) {
    let diagonal = distances[0]!;
    distances[0] = row + 1;
    for (let column = 0; column < columns.length; column++) {
      const above = distances[column + 1]!;
      const replaced = diagonal + (columns[column] === rows[row] ? 0 : 1);
      distances[column + 1] = Math.min(replaced, above + 1, distances[column]! + 1);
      diagonal = above;
    }
  }
  return 1 - distances[columns.length]! / rows.length;
}
