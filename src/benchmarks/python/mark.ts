/** A short number that tells texts apart, for rows without a name of their own. */
export function mark(text: string): number {
  let value = 0;
  for (const letter of text) value = (value * 31 + letter.codePointAt(0)!) % 1_000_003;
  return value;
}
