import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import { withoutThinking } from "./extract.ts";
import { type SampleOptions, settings } from "./sample.ts";

export type Wording = Pick<SampleOptions, "temperature" | "topP" | "maxTokens">;

/** One question in a method's own words; gives the reply's text, the model's thoughts left out. */
export default async function askText(
  kit: Kit,
  purpose: string,
  question: string | Message[],
  wording: Wording,
): Promise<string> {
  const messages = messagesOf(question);
  const [reply] = await kit.ask({ messages, purpose, ...settings({ ...wording, style: "chat" }) });
  return withoutThinking(reply!.text).trim();
}

/** A text as a conversation of one message. */
export function messagesOf(question: string | Message[]): Message[] {
  return typeof question === "string" ? [{ role: "user", content: question }] : question;
}
