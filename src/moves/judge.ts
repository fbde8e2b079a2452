import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import question, { type AskOptions } from "./question.ts";

export interface Judgement {
  /** Null when the reply has another form than asked for. */
  yes: boolean | null;
  /** All that was said. */
  text: string;
}

/** The line that a judgement ends with, as the demand must put it. */
export const verdictRule = (yes: string, no: string): string =>
  `End with the line "Verdict: ${yes}" or "Verdict: ${no}".`;

/**
 * A model's yes or no, by the last word after `Verdict:`. A model's opinion is weak evidence: where tests exist, run
 * them. The messages' demand ends with {@link verdictRule} of the same words.
 */
export default async function judge(
  kit: Kit,
  purpose: string,
  messages: Message[],
  { yes, no, ...options }: AskOptions & { yes: string; no: string },
): Promise<Judgement> {
  const text = await question(kit, purpose, messages, options);
  const word = [...text.matchAll(/verdict\W+([\w-]+)/gi)].at(-1)?.[1]?.toLowerCase();
  const says = word === yes.toLowerCase() ? true : word === no.toLowerCase() ? false : null;
  return { yes: says, text };
}
