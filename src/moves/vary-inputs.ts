import { seededRandom } from "../core/random.ts";
import type { Task } from "../core/task.ts";
import { literalCalls } from "../models/simulated/pool/calls.ts";
import { vary } from "../models/simulated/pool/vary.ts";
import { testText } from "./text/describe.ts";
import { syntaxOf } from "./text/syntax.ts";

/**
 * Argument lists for the task's entry, as text, with no model: those of the calls in its prompt and visible tests, and
 * small changes of them. What a call should give is not known; such inputs tell programs apart. The same for the same
 * task. Empty when the task has no entry or shows no call with literal arguments.
 */
export default async function varyInputs(task: Task, count: number): Promise<string[]> {
  if (task.entry === undefined) return [];
  const language = syntaxOf(task.language).names[0] ?? task.language;
  const shown = [task.prompt, task.starter ?? "", ...task.tests.map((test) => testText(test, task))];
  const given = await literalCalls(shown.join("\n"), [task.entry], language);
  const random = seededRandom(`inputs ${task.id}`);
  const inputs = new Set(given);
  for (let tries = 0; given.length > 0 && inputs.size < count && tries < 4 * count; tries++) {
    let input = given[Math.floor(random() * given.length)]!;
    for (let times = 0; times <= random() * 2; times++) input = await vary(input, language, random);
    inputs.add(input);
  }
  return [...inputs].slice(0, count);
}
