import type { Task } from "../../core/task.ts";
import { fences } from "../../moves/text/fences.ts";
import { joinStarter } from "../../moves/text/join.ts";
import { syntaxOf } from "../../moves/text/syntax.ts";

/** One way to make a suggestion compile: gives the text changed, or as it is where it does not apply. */
export interface Heuristic {
  id: string;
  apply(text: string, task: Task): string;
}

const headerOf = ({ entry, language }: Task) =>
  entry === undefined ? undefined : syntaxOf(language).defines(entry);

/** The line at which the requested function begins; -1 without one. */
function headerLine(text: string, task: Task): number {
  const defines = headerOf(task);
  const match = defines ? new RegExp(defines.source, "m").exec(text) : null;
  return match ? text.slice(0, match.index).split("\n").length - 1 : -1;
}

/** The first line after the function's own that is not indented and not empty: where it ends, in Python. */
function endLine(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && /^[^\s#)\]}]/.test(line));
  return end < 0 ? lines.length : end;
}

/** Siddiq et al. 2023, in their order; the last, cutting lines until it parses, is in `franc.ts`. */
export const HEURISTICS: readonly Heuristic[] = [
  { id: "fenced-part", apply: (text) => fences(text)[0]?.code ?? text },
  {
    id: "join-prompt",
    apply: (text, task) => (headerLine(text, task) < 0 ? joinStarter(text, task) : text),
  },
  {
    id: "drop-before-header",
    apply(text, task) {
      const lines = text.split("\n");
      const start = headerLine(text, task);
      const kept = lines.slice(0, Math.max(0, start)).filter((line) => /^(?:import|from)\s/.test(line));
      return start <= 0 ? text : [...kept, ...lines.slice(start)].join("\n");
    },
  },
  {
    id: "cut-after-function",
    apply(text, task) {
      const lines = text.split("\n");
      const start = headerLine(text, task);
      if (start < 0) return text;
      const end = endLine(lines, start);
      if (end === lines.length) return text;
      const closing = /^}/.test(lines[end]!) ? 1 : 0;
      return `${lines
        .slice(0, end + closing)
        .join("\n")
        .trimEnd()}\n`;
    },
  },
  {
    id: "cut-at-dedent",
    apply(text) {
      const lines = text.split("\n");
      const body = lines.findIndex((line) => /^\s+\S/.test(line));
      const out = lines.findIndex((line, index) => body >= 0 && index > body && /^[^\s@]/.test(line));
      return out < 0 ? text : `${lines.slice(0, out).join("\n").trimEnd()}\n`;
    },
  },
  {
    id: "drop-extra-classes",
    apply(text, { entry }) {
      const isExtra = (line: string) => /^class\s/.test(line) && !new RegExp(`\\b${entry}\\b`).test(line);
      let lines = text.split("\n");
      while (entry !== undefined && lines.some(isExtra)) {
        const start = lines.findIndex(isExtra);
        lines = [...lines.slice(0, start), ...lines.slice(endLine(lines, start))];
      }
      return lines.join("\n");
    },
  },
];
