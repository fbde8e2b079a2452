/**
 * Where a text stops being JSON: the index of the first character that cannot be right, and words for it.
 * Parse errors often do not say, so prefixes are tried: up to the mistake a prefix is merely unfinished, from
 * the mistake on it is wrong. `text` must not be valid JSON.
 */
export function jsonMistake(text: string): { at: number; what: string } {
  if (hopeful(text)) return { at: text.length, what: "it ends too early" };
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (hopeful(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return { at: good, what: `unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(good)!))}` };
}

/** Whether a text is JSON, or only lacks its end. */
function hopeful(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    if (/^Unexpected end|^Unterminated/.test(message)) return true;
    return Number(/at position (\d+)/.exec(message)?.[1] ?? -1) === text.length;
  }
}
