import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import { withoutThinking } from "./extract.ts";
import { type SampleOptions, settings } from "./sample.ts";

/** How a model is asked, as far as every ask has it. */
export type AskOptions = Pick<SampleOptions, "temperature" | "topP" | "maxTokens">;

/** Asks for words, not for a program: the answer without its thoughts and the space around it. */
export default async function question(
  kit: Kit,
  purpose: string,
  messages: Message[],
  options: AskOptions,
): Promise<string> {
  return (await questions(kit, purpose, messages, { ...options, n: 1 }))[0]!;
}

/** The same question for `n` independent answers. */
export async function questions(
  kit: Kit,
  purpose: string,
  messages: Message[],
  { n, ...options }: AskOptions & { n: number },
): Promise<string[]> {
  const replies = await kit.ask({ messages, purpose, n, ...settings({ ...options, style: "chat" }) });
  return replies.map(({ text }) => withoutThinking(text).trim());
}
