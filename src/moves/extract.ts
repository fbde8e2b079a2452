import type { Task } from "../core/task.ts";
import { fences, fencesOf } from "./text/fences.ts";
import { isBody, joinStarter } from "./text/join.ts";
import { syntaxOf } from "./text/syntax.ts";

/**
 * How a program is taken out of a reply. Published methods differ and it moves scores, so it is an option:
 * - `first-fence`: the first code block of the task's language (AgentCoder, LDB);
 * - `last-fence`: the last one (MapCoder);
 * - `all-fences`: all of them, joined (CodeChain);
 * - `fence-or-def`: the first one; without any, from the first line that looks like code (Self-collaboration);
 * - `labelled-fence`: the first block that is labelled with the language, and nothing without one (AskIt);
 * - `stop-strings`: a base model's completion, cut where it leaves the function (CodeT).
 *
 * Where no fence is found, the other fence rules take the whole reply.
 */
export type Extraction =
  | "first-fence"
  | "last-fence"
  | "all-fences"
  | "fence-or-def"
  | "labelled-fence"
  | "stop-strings";

/**
 * The whole program that a reply means for a task. Bodies and whole programs are both accepted and joined
 * with the task's starter by {@link joinStarter}. Any text gives some program: a reply without code gives
 * one that does not load, and its verdict says so.
 */
export default function extract(reply: string, task: Task, how: Extraction, stop?: string[]): string {
  const text = withoutThinking(reply);
  if (how === "stop-strings") return joinStarter(cutCompletion(text, task, stop), task);
  const syntax = syntaxOf(task.language);
  if (how === "labelled-fence") {
    const labelled = fences(text).find(({ label }) => syntax.names.includes(label));
    return joinStarter(labelled?.code ?? "", task);
  }
  const blocks = fencesOf(text, syntax.names).map((fence) => fence.code);
  if (blocks.length === 0) return joinStarter(how === "fence-or-def" ? fromCode(text, task) : text, task);
  if (how === "all-fences") return joinStarter(blocks.join("\n"), task);
  return joinStarter((how === "last-fence" ? blocks.at(-1) : blocks[0]) ?? "", task);
}

/** Cuts a text before the first of the stop strings. */
export function cutAtStops(text: string, stops: readonly string[]): string {
  const ends = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}

/** A body is cut after the function, a program that has no starter after its last definition. */
function cutCompletion(text: string, task: Task, stop: string[] | undefined): string {
  const { stops } = syntaxOf(task.language);
  if (isBody(text, task)) return cutAtStops(text, stop ?? stops.body);
  return task.starter === undefined ? cutAtStops(text, stop ?? stops.program) : text;
}

/** The reply from its first line of code on; the whole reply when no line looks like code. */
function fromCode(text: string, task: Task): string {
  const { opening } = syntaxOf(task.language);
  const lines = text.split("\n");
  const first = lines.findIndex((line) => opening.test(line));
  return first > 0 ? lines.slice(first).join("\n") : text;
}

/** Reasoning models may send their thoughts in line; code in there is a draft. */
export function withoutThinking(text: string): string {
  return text.replace(/^\s*<think>[\s\S]*?<\/think>\n?/, "");
}
