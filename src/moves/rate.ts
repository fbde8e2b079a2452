import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import question, { type AskOptions } from "./question.ts";

/** The line that a rating ends with, as the demand must put it. */
export const scoreRule = (from: number, to: number): string =>
  `Give a score from ${from} to ${to}. End with the line "Score: N".`;

/**
 * A model's rating on a scale: the last number after `Score:`, else the last number of the reply; null when there is none,
 * or it lies outside the scale. `4/5` is 4. The messages' demand ends with {@link scoreRule} of the same scale.
 */
export default async function rate(
  kit: Kit,
  purpose: string,
  messages: Message[],
  { from, to, ...options }: AskOptions & { from: number; to: number },
): Promise<{ score: number | null; text: string }> {
  const text = await question(kit, purpose, messages, options);
  const labelled = [...text.matchAll(/score\W*?(-?\d+(?:\.\d+)?)/gi)].at(-1)?.[1];
  const bare = [...text.matchAll(/(?<![\d./])-?\d+(?:\.\d+)?(?!\s*\.\d)/g)].at(-1)?.[0];
  const score = Number(labelled ?? bare ?? Number.NaN);
  return { score: score >= from && score <= to ? score : null, text };
}
