import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract, { type Extraction } from "./extract.ts";
import type { AskOptions } from "./question.ts";
import { settings } from "./sample.ts";

export interface WriteOptions extends AskOptions {
  /** Unique within the attempt; the purpose unless given. Of several: `id/0`, `id/1`, … */
  id?: string;
  /** What the program is made from. */
  parent?: string;
  /** `program` for a first version; `repair` for one that is made from another. */
  purpose?: "program" | "repair";
  /** `fence-or-def` unless given. */
  extraction?: Extraction | null;
  /** Where this stands in a reply, only what follows the last of it is searched. */
  after?: string;
}

/**
 * Asks for one program in a method's own words and offers it. `sample` and `repair` are the same with words that every
 * method shares; end the messages with `replyRule(task)`. A text is a conversation of one message.
 */
export default async function write(
  task: Task,
  kit: Kit,
  messages: string | Message[],
  options: WriteOptions,
): Promise<Candidate> {
  return (await writeSeveral(task, kit, messages, { ...options, n: 1 }))[0]!;
}

/** The same for `n` independent programs, asked for in one request. Repeats are kept. */
export async function writeSeveral(
  task: Task,
  kit: Kit,
  messages: string | Message[],
  {
    n,
    purpose = "program",
    id = purpose,
    parent,
    extraction,
    after,
    ...options
  }: WriteOptions & { n: number },
): Promise<Candidate[]> {
  const asked: Message[] = typeof messages === "string" ? [{ role: "user", content: messages }] : messages;
  const replies = await kit.ask({ messages: asked, purpose, n, ...settings({ ...options, style: "chat" }) });
  return replies.map((reply, index) => {
    const text = extract(behind(reply.text, after), task, extraction ?? "fence-or-def");
    const candidate = { id: n === 1 ? id : `${id}/${index}`, text, ...(parent !== undefined && { parent }) };
    kit.offer(candidate);
    return candidate;
  });
}

function behind(text: string, mark: string | undefined): string {
  const at = mark === undefined ? -1 : text.lastIndexOf(mark);
  return at < 0 ? text : text.slice(at + mark!.length);
}
