import { hashOf } from "../../../core/hash.ts";
import type { Problem } from "../../../core/problem.ts";
import { seededRandom } from "../../../core/random.ts";
import type { Sandbox } from "../../../core/sandbox.ts";
import type { Test } from "../../../core/task.ts";
import { literalCalls } from "./calls.ts";
import { findMistakes } from "./mistakes.ts";
import { observe } from "./observe.ts";
import { vary } from "./vary.ts";

/** One call that a test can be about. */
export interface Example {
  /** Arguments as text. */
  given: string;
  /** What the reference answers. */
  expected: string;
  /** What the mistakes answer instead, those that answer something else: index of the mistake → literal. */
  mistaken: Record<number, string>;
}

/** Everything the simulated programmer can say about one task. The same in every run, whatever the seed. */
export interface Pool {
  right: string;
  /** Programs proved wrong on the hidden tests, each with a behaviour of its own: first the subtle ones, then the crude. */
  mistakes: string[];
  subtle: number;
  /** Programs that do not load or never define the entry. */
  broken: string[];
  examples: Example[];
}

/** Inputs to try on the reference. */
const INPUTS = 90;

/** Builds the pool of a problem that has a reference. Hidden tests decide which mutants are wrong; no text of them gets in. */
export async function buildPool(problem: Problem & { reference: string }, sandbox: Sandbox): Promise<Pool> {
  const { reference, task } = problem;
  const inputs = await inputsFor(problem);
  const { subtle, crude, broken } = await findMistakes(problem, inputs, sandbox);
  const mistakes = [...subtle, ...crude];
  const on = { entry: task.entry ?? "", inputs, language: task.language };
  const answers = await observe([reference, ...mistakes], on, sandbox);
  const [right = [], ...wrong] = answers ?? [];
  const examples = right.flatMap((expected, index): Example[] => {
    if (expected.startsWith("!")) return [];
    const others = wrong.flatMap((row, mistake): [number, string][] => {
      const value = row[index] ?? "!";
      return value === expected || value.startsWith("!") ? [] : [[mistake, value]];
    });
    return [{ given: inputs[index]!, expected, mistaken: Object.fromEntries(others) }];
  });
  return { right: reference, mistakes, subtle: subtle.length, broken, examples };
}

/**
 * Arguments for the task's function: the examples that the solver can see, and variations of those and of the hidden
 * tests' arguments. A hidden test's own arguments are left out.
 */
async function inputsFor({ task, suite }: Problem): Promise<string[]> {
  if (task.entry === undefined) return [];
  const { entry, language } = task;
  const shown = `${task.prompt}\n${task.starter ?? ""}\n${task.tests.map((test) => textOf(test, entry)).join("\n")}`;
  const hidden = suite.tests.map((test) => textOf(test, entry)).join("\n");
  const visible = await literalCalls(shown, [entry], language);
  const secret = (await literalCalls(hidden, [entry, "candidate"], language)).filter(
    (call) => !visible.includes(call),
  );
  const seeds = [...visible, ...secret];
  const random = seededRandom(hashOf(["inputs", seeds]));
  const inputs = new Set(visible);
  for (let tries = 0; seeds.length > 0 && inputs.size < INPUTS && tries < 4 * INPUTS; tries++) {
    let input = seeds[Math.floor(random() * seeds.length)]!;
    for (let times = 0; times <= random() * 2; times++) input = await vary(input, language, random);
    if (!secret.includes(input)) inputs.add(input);
  }
  return [...inputs].slice(0, INPUTS);
}

function textOf(test: Test, entry: string): string {
  if (test.kind === "code") return test.code;
  if (test.kind === "call") return `${entry}(${test.args.map((arg) => JSON.stringify(arg)).join(", ")})`;
  return "";
}
