import type { Ask } from "../../core/model.ts";
import type { Task } from "../../core/task.ts";

/** Remarks that tell apart texts of equal programs, as samples of one idea differ in small things. */
const REMARKS = ["", "Assumes valid input.", "Checked by hand on the examples."];

/** A program as a reply: a Markdown code block for a chat, the rest of the starter for a completion. */
export function inReply(program: string, ask: Ask, task: Task, random: () => number): string {
  if (ask.prompt !== undefined) return completion(program, ask, task);
  const remark = REMARKS[Math.floor(random() * REMARKS.length)];
  const comment = isJavascript(task) ? "//" : "#";
  const signed = remark ? `${bare(program)}\n\n${comment} ${remark}` : bare(program);
  return `Here is the program:\n\n\`\`\`${task.language.toLowerCase()}\n${signed}\n\`\`\``;
}

/** Tests as a reply. A completion that is asked to go on after `assert` does not repeat the word. */
export function continues(tests: readonly string[], ask: Ask, task: Task): string {
  if (ask.prompt === undefined) {
    return `\`\`\`${task.language.toLowerCase()}\n${tests.join("\n")}\n\`\`\``;
  }
  const opening = /assert[ .]$/.exec(ask.prompt)?.[0] ?? "";
  return tests.join("\n").slice(opening.length);
}

function completion(program: string, ask: Ask, { starter }: Task): string {
  // A whole program stands for itself; stop strings would end it at its first function.
  if (starter === undefined || !program.startsWith(starter)) return program;
  const body = program.slice(starter.length);
  const ends = (ask.stop ?? []).map((stop) => body.indexOf(stop)).filter((at) => at >= 0);
  return body.slice(0, Math.min(body.length, ...ends));
}

/** The program without the remark of an earlier reply. */
function bare(program: string): string {
  const remarks = REMARKS.filter((remark) => remark !== "").join("|");
  return program.trimEnd().replace(new RegExp(`\\n+(?:#|//) (?:${remarks})$`), "");
}

function isJavascript({ language }: Task): boolean {
  return /^(javascript|js|node|mjs|cjs)$/.test(language.toLowerCase());
}
