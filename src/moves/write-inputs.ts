import type { Kit } from "../core/strategy.ts";
import type { Task, Test } from "../core/task.ts";
import { type AskOptions, questions } from "./question.ts";
import { about } from "./text/about.ts";
import { fences } from "./text/fences.ts";
import { wordPattern } from "./text/syntax.ts";

/** Something to run a program on, with nothing said about what should come out: a call's code, or standard input. */
export type Input = Extract<Test, { kind: "code" | "io" }>;

export interface WriteInputsOptions extends AskOptions {
  /** Independent lists of inputs. */
  completions: number;
  /** Inputs kept from each list, in order. */
  inputsPerCompletion: number;
  /** What the inputs are like, in place of the usual words. */
  demand?: string;
  purpose?: string;
}

/**
 * Asks for inputs without expected results (purpose `inputs`), without showing a program. Distinct ones, in order. A task
 * with an entry gets calls of it; one without gets texts for standard input, each from a code block of its own.
 */
export default async function writeInputs(
  task: Task,
  kit: Kit,
  { completions, inputsPerCompletion, demand, purpose = "inputs", ...options }: WriteInputsOptions,
): Promise<Input[]> {
  const words = `${demand ?? usual(inputsPerCompletion)} ${formOf(task)}`;
  const replies = await questions(kit, purpose, about(task, {}, words), { ...options, n: completions });
  const inputs = replies.flatMap((reply) => parseInputs(reply, task).slice(0, inputsPerCompletion));
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

/** The calls of the task's entry in a reply, each on one line; without an entry, its code blocks. */
export function parseInputs(text: string, task: Task): Input[] {
  const { entry } = task;
  if (entry === undefined) return fences(text).map(({ code }) => ({ kind: "io", stdin: code, stdout: "" }));
  const blocks = fences(text).map(({ code }) => code);
  return (blocks.length > 0 ? blocks.join("\n") : text).split("\n").flatMap((line): Input[] => {
    const start = line.search(wordPattern(entry));
    if (start < 0 || line[start + entry.length] !== "(") return [];
    const call = wholeCall(line.slice(start));
    return call ? [{ kind: "code", code: call }] : [];
  });
}

/** A text up to the bracket that closes its first one: a comparison behind the call is left out. Null when none does. */
function wholeCall(code: string): string | null {
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code[at]!;
    if (character === '"' || character === "'") {
      for (at++; at < code.length && code[at] !== character; at++) if (code[at] === "\\") at++;
    } else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && --depth === 0) return code.slice(0, at + 1);
  }
  return null;
}

const usual = (count: number) =>
  `Do not write the program. Write ${count} different inputs for it: ordinary ones, and special cases such as empty, smallest and largest values, but none that the task excludes.`;

function formOf({ entry }: Task): string {
  return entry === undefined
    ? "Give each input's text in a Markdown code block of its own, without what should come out."
    : `Write each as one line, a call of \`${entry}\` with literal arguments, without what it should return, all in one Markdown code block.`;
}
