import type { Benchmark } from "../../core/benchmark.ts";
import type { Task } from "../../core/task.ts";

/** How a program is taken from a text; see `FromSamples` in run/plan.ts. */
export type Extract = "auto" | "as-is" | "fence";

/** What a text claims to be: the continuation of a prompt, or a program that stands alone. */
export type TextKind = "completion" | "program";

/** Takes the program from a text, by the rules of docs/files.md. An empty text is a legal, wrong program. */
export function programOf(
  text: string,
  kind: TextKind,
  task: Task,
  benchmark: Pick<Benchmark, "stop">,
  extract: Extract,
): string {
  const starter = task.starter ?? "";
  if (extract === "as-is") return kind === "completion" ? starter + text : text;
  const code = extract === "fence" ? (firstFence(text) ?? text) : text;
  if (isBody(code, task)) return starter + cutAtStop(code, benchmark.stop ?? []);
  return kind === "completion" ? starter + code : code;
}

/** A body begins indented, or at least does not define the entry. A task without a starter has no bodies. */
function isBody(code: string, task: Task): boolean {
  if (task.starter === undefined) return false;
  return /^(?:[ \t\r]*\n)*[ \t]+\S/.test(code) || !definesEntry(code, task.entry);
}

const KEYWORDS = "def|class|function\\*?|const|let|var|func|fn";
const definitions = new Map<string, RegExp>();

/** Whether a text defines the entry at the left margin, in any language whose definitions begin with a keyword. */
function definesEntry(code: string, entry: string | undefined): boolean {
  if (entry === undefined) return true;
  let definition = definitions.get(entry);
  if (!definition) {
    const name = entry.replace(/\$/g, "\\$");
    const source = `^(?:(?:export +)?(?:default +)?(?:async +)?(?:${KEYWORDS}) +)?${name}(?![\\w$])\\s*(?:[(:<]|=(?!=))`;
    definitions.set(entry, (definition = new RegExp(source, "m")));
  }
  return definition.test(code);
}

/** A completion up to the first of the stop strings, where a base model would have been stopped. */
export function cutAtStop(text: string, stop: readonly string[]): string {
  const found = stop.map((each) => text.indexOf(each)).filter((at) => at !== -1);
  return found.length > 0 ? text.slice(0, Math.min(...found)) : text;
}

/** What stands in the first Markdown code block, or after an opening fence that is never closed. */
function firstFence(text: string): string | undefined {
  const opening = /^[ \t]*(`{3,}|~{3,})[^\n`]*\n/m.exec(text);
  if (!opening) return undefined;
  const rest = text.slice(opening.index + opening[0].length);
  const closing = new RegExp(`^[ \\t]*${opening[1]}[ \\t]*$`, "m").exec(rest);
  return closing ? rest.slice(0, closing.index) : rest;
}
