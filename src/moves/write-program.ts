import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import { messagesOf, type Wording } from "./ask-text.ts";
import extract, { type Extraction } from "./extract.ts";
import { settings } from "./sample.ts";

export interface WriteProgramOptions extends Wording {
  /** How many independent programs; 1. */
  n?: number;
  /** Ids are `program`, or `program/0`, `program/1`, … when several are asked for; another word than `program`. */
  id?: string;
  /** `repair` for a new version of a program. */
  purpose?: "program" | "repair";
  parent?: Candidate;
  /** `fence-or-def` unless given. */
  extraction?: Extraction | null;
  /** Where this stands in a reply, only what follows the last of it is searched. */
  after?: string;
}

/**
 * Asks for programs in a method's own words, where `sample` and `repair` ask in ours, and offers each.
 * Purpose `program`. Repeats are kept.
 */
export default async function writeProgram(
  task: Task,
  kit: Kit,
  question: string | Message[],
  options: WriteProgramOptions,
): Promise<Candidate[]> {
  const { n = 1, purpose = "program", id = purpose, parent } = options;
  const wording = settings({ ...options, style: "chat" });
  const replies = await kit.ask({ messages: messagesOf(question), purpose, n, ...wording });
  return replies.map((reply, index) => {
    const candidate: Candidate = {
      id: n === 1 ? id : `${id}/${index}`,
      text: extract(behind(reply.text, options.after), task, options.extraction ?? "fence-or-def"),
      ...(parent && { parent: parent.id }),
    };
    kit.offer(candidate);
    return candidate;
  });
}

function behind(text: string, mark: string | undefined): string {
  const at = mark === undefined ? -1 : text.lastIndexOf(mark);
  return at < 0 ? text : text.slice(at + mark!.length);
}
