import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract, { type Extraction } from "./extract.ts";
import type { AskOptions } from "./question.ts";
import { settings } from "./sample.ts";

export interface WriteOptions extends AskOptions {
  /** Unique within the attempt. */
  id: string;
  /** What the program is made from. */
  parent?: string;
  /** `program` for a first version; `repair` for one that is made from another. */
  purpose?: "program" | "repair";
  /** `fence-or-def` unless given. */
  extraction?: Extraction | null;
}

/**
 * Asks for one program in a method's own words and offers it. `sample` and `repair` are the same with words that every
 * method shares; end the messages with `replyRule(task)`.
 */
export default async function write(
  task: Task,
  kit: Kit,
  messages: Message[],
  { id, parent, purpose = "program", extraction, ...options }: WriteOptions,
): Promise<Candidate> {
  const [reply] = await kit.ask({ messages, purpose, ...settings({ ...options, style: "chat" }) });
  const text = extract(reply!.text, task, extraction ?? "fence-or-def");
  const candidate = { id, text, ...(parent !== undefined && { parent }) };
  kit.offer(candidate);
  return candidate;
}
