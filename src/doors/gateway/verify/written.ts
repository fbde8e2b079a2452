import type { Task } from "../../../core/task.ts";
import { fenced, fences } from "../../../moves/text/fences.ts";
import { syntaxOf } from "../../../moves/text/syntax.ts";

/** An answer as it is sent, and the program that a client takes out of it: that one is checked, and no other. */
export interface Written {
  text: string;
  program: string;
}

/** A program as the answer of a chat: one code block. */
export function writtenInChat(program: string, { language }: Pick<Task, "language">): Written {
  const text = fenced(program, syntaxOf(language).names[0] ?? "");
  return { text, program: readBack(text) ?? "" };
}

/**
 * A program as a raw completion: what it has beyond the prompt when it begins with it, else the whole of it below the
 * prompt. The client's program is prompt and completion together.
 */
export function writtenBehind(prompt: string, program: string): Written {
  const text = program.startsWith(prompt) ? program.slice(prompt.length) : `\n\n${program}`;
  return { text, program: prompt + text };
}

/** The program in an answer's text; null unless it is the one and only code block. */
export function readBack(text: string): string | null {
  const blocks = fences(text);
  return blocks.length === 1 ? blocks[0]!.code : null;
}

/** Adds a sentence below a chat's answer; null when the program would no longer be read back as it was. */
export function withNote(written: Written, note: string): string | null {
  const text = `${written.text}\n\n${note}\n`;
  return readBack(text) === written.program ? text : null;
}
