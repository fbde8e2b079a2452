import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import sample from "./sample.ts";

/**
 * What a method that changes a program begins with, offered: the task's own program where it brings a whole one (to
 * repair, to make faster), else one by the model, greedily (purpose `program`). A starter that has only signature and
 * docstring is not taken for a program.
 */
export default async function firstProgram(task: Task, kit: Kit): Promise<Candidate> {
  if (!bringsProgram(task)) return (await sample(task, kit, { style: "chat", n: 1, temperature: 0 }))[0]!;
  const candidate = { id: "starter", text: task.starter! };
  kit.offer(candidate);
  return candidate;
}

/** Documentation and lines of comment, in which anything may stand. */
const REMARKS = /"""[\s\S]*?"""|'''[\s\S]*?'''|\/\*[\s\S]*?\*\/|^\s*(?:\/\/|#).*/gm;

/** Whether the task's starter is a whole program: it has statements, and no brace that the answer is to close. */
export function bringsProgram({ starter, prompt }: Task): boolean {
  if (starter === undefined || starter.trim() === prompt.trim()) return false;
  const code = starter.replace(REMARKS, "");
  const isOpen = code.split("{").length > code.split("}").length;
  return !isOpen && /^\s+(return|yield)\b|[;}]\s*$/m.test(code);
}
