import { readFileSync } from "node:fs";
import type { Kit } from "../core/strategy.ts";
import type { Task, Test } from "../core/task.ts";
import question, { type AskOptions } from "./question.ts";
import { about } from "./text/about.ts";
import { fencesOf } from "./text/fences.ts";
import { syntaxOf } from "./text/syntax.ts";

/** Something that every right program does, whatever it is given. */
export interface Property {
  /** In words, for a prompt. */
  words: string;
  /** Defines `holds(arguments, result)`, `generate(random)` and perhaps `valid(arguments)`. */
  code: string;
}

const DRIVER = readFileSync(new URL("./properties/driver.py", import.meta.url), "utf8");

/**
 * Asks for properties of every right program, from the task's text alone (purpose `properties`): each a checker of a
 * result and a generator of inputs. Those without either are left out. For Python tasks with an entry; other tasks give
 * none, without asking.
 */
export default async function writeProperties(
  task: Task,
  kit: Kit,
  { count, ...options }: AskOptions & { count: number },
): Promise<Property[]> {
  if (task.entry === undefined || syntaxOf(task.language).names[0] !== "python") return [];
  const demand = [
    `Do not write the program. Write up to ${count} properties that the result of every right \`${task.entry}\` has,`,
    "such as invariants, bounds, relations between input and result, or what undoing it gives; none may call the program",
    "itself, or solve the task again. Write each in a Markdown code block of its own: a comment that says it in one sentence,",
    "`def holds(arguments, result):`, which returns whether it holds for the list of arguments and the result,",
    "`def generate(random):`, which returns a list of arguments drawn with the random.Random that it is given, mostly small,",
    "and, where the task excludes inputs, `def valid(arguments):`.",
  ].join(" ");
  const reply = await question(kit, "properties", about(task, {}, demand), options);
  return fencesOf(reply, syntaxOf(task.language).names)
    .map(({ code }) => ({ words: /^\s*#\s*(.+)$/m.exec(code)?.[1]?.trim() ?? "(no words)", code }))
    .filter(({ code }) => /^def holds\(/m.test(code) && /^def generate\(/m.test(code))
    .slice(0, count);
}

/**
 * A property as a test: it fails with the property in words, the smallest failing input found by generating `inputs` of
 * them from fixed seeds and shrinking the shortest, and what came out. An exception of the program violates it; one of the
 * checker does not, nor does a generator none of whose inputs the program can be called with.
 */
export function propertyTest({ words, code }: Property, task: Task, inputs: number): Test {
  const name = JSON.stringify(task.entry);
  const head = `import copy as _copy, random as _random\n_entry, _name = ${task.entry}, ${name}`;
  return {
    kind: "code",
    code: `${head}\n${code.trim()}\n\n${DRIVER}\n_search(${JSON.stringify(words)}, ${inputs})`,
  };
}

/** What a failed {@link propertyTest} says, for a prompt. The sandbox shows the exception as the language writes it down. */
export function violationText(output: string): string {
  const said = /This property does not hold: [\s\S]*/.exec(output)?.[0] ?? output;
  return said
    .replace(/['"]\s*\)?\s*$/, "")
    .replaceAll("\\n", "\n")
    .trim();
}
