import type { TokenScore } from "../../core/model.ts";

/**
 * The answer in a raw completion: without the sentinel that may open it, and up to the first text that ends it.
 * `whole` tells whether nothing was cut from its end.
 */
export function answerIn(
  completion: string,
  stop: readonly string[],
  opens?: string,
): { text: string; skipped: number; whole: boolean } {
  const skipped = opens !== undefined && completion.startsWith(opens) ? opens.length : 0;
  const body = completion.slice(skipped);
  const ends = stop.map((end) => body.indexOf(end)).filter((place) => place >= 0);
  const end = Math.min(body.length, ...ends);
  return { text: body.slice(0, end), skipped, whole: end === body.length };
}

/**
 * How many characters at the end of a filling repeat the beginning of what follows it: a model that did not stop
 * at the gap's end has begun to copy. Published results do not cut them off, as a right filling may repeat too.
 */
export function suffixOverlap(filling: string, suffix: string): number {
  for (let length = Math.min(filling.length, suffix.length); length > 0; length--)
    if (filling.endsWith(suffix.slice(0, length))) return length;
  return 0;
}

/** The scores of the tokens that lie wholly within `[start, end)` of the text that the tokens spell. */
export function scoresWithin(scores: readonly TokenScore[], start: number, end: number): TokenScore[] {
  let place = 0;
  return scores.filter(({ token }) => {
    const from = place;
    place += token.length;
    return from >= start && place <= end;
  });
}
