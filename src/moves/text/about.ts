import type { Message } from "../../core/model.ts";
import type { Task } from "../../core/task.ts";
import { taskText } from "./describe.ts";

/**
 * A question about a task: the task, then named parts (a plan, a program, a report) each under a heading, then the demand.
 * Empty parts are left out. `role` opens the conversation as the system's message: who answers.
 */
export function about(task: Task, parts: Record<string, string>, demand: string, role?: string): Message[] {
  const shown = Object.entries(parts)
    .filter(([, text]) => text.trim() !== "")
    .map(([heading, text]) => `## ${heading}\n\n${text.trim()}`);
  const content = [taskText(task), ...shown, demand].join("\n\n");
  const opening: Message[] = role === undefined ? [] : [{ role: "system", content: role }];
  return [...opening, { role: "user", content }];
}

/**
 * The entries of a list in a reply, without their marks: `1.`, `-`, `*`. A line that is indented or bears no mark belongs
 * to the entry before it. A reply without any mark is one entry; an empty one has none.
 */
export function listed(text: string): string[] {
  const entries: string[] = [];
  let marked = false;
  for (const line of text.split("\n")) {
    const entry = /^(?:\d+[.)]|[-*•])\s+(.*)$/.exec(line);
    if (entry && !marked) entries.length = 0;
    if (entry) marked = true;
    if (entry || entries.length === 0) entries.push(entry?.[1] ?? line);
    else entries[entries.length - 1] += `\n${line}`;
  }
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
}
