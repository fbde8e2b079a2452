import type { Task } from "../../core/task.ts";
import { type Syntax, syntaxOf } from "./syntax.ts";

/**
 * Whether a text continues the task's starter rather than standing alone: its first line of code is
 * indented, or the task has an entry that the text does not define at column 0.
 */
export function isBody(text: string, task: Task): boolean {
  if (task.starter === undefined) return false;
  if (/^[ \t]/.test(firstLine(text))) return true;
  return task.entry !== undefined && !syntaxOf(task.language).defines(task.entry).test(text);
}

/**
 * The program that a text means for a task, the one rule of every strategy. A body is appended to the
 * starter. A whole program stands alone, preceded by what the starter defines above the entry
 * (imports, helper functions) and the program lacks.
 */
export function joinStarter(text: string, task: Task): string {
  if (task.starter === undefined) return text;
  if (isBody(text, task)) return task.starter + (startsOwnLine(text, task.starter) ? "\n" : "") + text;
  const syntax = syntaxOf(task.language);
  const missing = preamble(task.starter, task.entry, syntax).filter((part) => isMissing(part, text, syntax));
  if (missing.length === 0) return text;
  const leading = text.match(syntax.mustLead) ?? [];
  return [...leading, ...missing, text.replace(syntax.mustLead, "")].join("\n");
}

/** A completion may go on in the middle of a line; one that is indented like a line of its own does not. */
function startsOwnLine(body: string, starter: string): boolean {
  return !starter.endsWith("\n") && /^(?:\t| {2,})\S/.test(body);
}

/** The top-level statements of a starter above the definition of the entry; none when it defines no entry. */
function preamble(starter: string, entry: string | undefined, syntax: Syntax): string[] {
  const end = entry === undefined ? null : syntax.defines(entry).exec(starter);
  const parts: string[] = [];
  for (const line of starter.slice(0, end?.index ?? 0).split("\n")) {
    const last = parts.at(-1);
    const continues = /^(?:\s|$|[)\]}*])/.test(line);
    if (last === undefined || !(continues || inQuote(last, syntax))) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts.map((part) => part.trimEnd()).filter((part) => part !== "" && !syntax.remark.test(part));
}

/** Whether a text ends inside a quote that may hold line breaks. */
function inQuote(text: string, { multilineQuotes }: Syntax): boolean {
  return multilineQuotes.some((quote) => text.split(quote).length % 2 === 0);
}

function isMissing(statement: string, program: string, syntax: Syntax): boolean {
  const names = syntax.binds(statement);
  if (names.length === 0) return !program.includes(statement);
  return !names.some((name) => syntax.defines(name).test(program));
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => line.trim() !== "") ?? "";
}
