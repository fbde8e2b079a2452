import type { Kit } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import question, { type AskOptions } from "./question.ts";
import { taskText } from "./text/describe.ts";
import { fenced, fencesOf } from "./text/fences.ts";
import { syntaxOf } from "./text/syntax.ts";

/** Stands in a sketch for what was left out. */
export const HOLE = "<pad>";

/** A retrieved program and the sketch that was right for another task: what shows a model how to sketch. */
export interface SketchExample {
  prompt: string;
  retrieved: string;
  sketch: string;
}

/**
 * Asks which parts of a retrieved program another task can keep (purpose `outline`). Gives the program with holes for
 * the rest; empty when nothing can be kept.
 */
export default async function sketch(
  task: Task,
  retrieved: string,
  examples: readonly SketchExample[],
  kit: Kit,
  options: AskOptions,
): Promise<string> {
  const { names } = syntaxOf(task.language);
  const shown = (prompt: string, program: string) =>
    `Task:\n${prompt}\n\nProgram of a similar task:\n${fenced(program, names[0] ?? "")}`;
  const content = [
    `A program of a similar task is to be reused. Copy it, and replace each part that the task at hand cannot use by ${HOLE}. Change nothing else, add nothing, and reply with the result in one Markdown code block.`,
    ...examples.map(
      (example) => `${shown(example.prompt, example.retrieved)}\n\nSketch:\n${fenced(example.sketch, "")}`,
    ),
    shown(taskText(task), retrieved),
  ].join("\n\n");
  const reply = await question(kit, "outline", [{ role: "user", content }], options);
  const text = (fencesOf(reply, names)[0]?.code ?? "").trim();
  return /^(<pad>\s*)*$/.test(text) ? "" : text;
}

/** Words, numbers, spaces of a line's beginning, and single marks: the pieces that a sketch keeps or drops. */
export function tokensOf(program: string): string[] {
  return program.match(/\n[ \t]*|[ \t]+|[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}

/**
 * Which tokens of a snippet the target uses: those on their longest common subsequence, the label that SkCoder trains
 * on; or, as its released program also offers, every token that the target has anywhere.
 */
export function labels(
  snippet: readonly string[],
  target: readonly string[],
  by: "lcs" | "common",
): boolean[] {
  if (by === "common") return snippet.map((token) => target.includes(token));
  const lengths = Array.from({ length: snippet.length + 1 }, () =>
    new Array<number>(target.length + 1).fill(0),
  );
  for (let i = snippet.length - 1; i >= 0; i--)
    for (let j = target.length - 1; j >= 0; j--)
      lengths[i]![j] =
        snippet[i] === target[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const kept = snippet.map(() => false);
  for (let i = 0, j = 0; i < snippet.length && j < target.length; ) {
    if (snippet[i] === target[j]) {
      kept[i] = true;
      i++;
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return kept;
}

/** A snippet with each run of dropped tokens as one hole. */
export function withHoles(snippet: readonly string[], kept: readonly boolean[]): string {
  return snippet
    .map((token, place) => (kept[place] ? token : place === 0 || kept[place - 1] ? HOLE : ""))
    .join("");
}
