import type { Kit } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import type { AskOptions } from "./question.ts";
import writeInputs, { type Input } from "./write-inputs.ts";

const DEMAND = (count: number) =>
  `Do not write the program. Write ${count} inputs that make a slow program for this task slow: as large as the task allows, and of the shapes that are worst for the usual algorithms.`;
const BY_EXPRESSION =
  "Arguments may be expressions that build large values (a repetition, a range), with nothing imported and nothing random.";

/** Asks for large and adversarial inputs (purpose `stress-inputs`), to compare how long programs take. */
export default async function writeStressInputs(
  task: Task,
  kit: Kit,
  { count, ...options }: AskOptions & { count: number },
): Promise<Input[]> {
  const demand = task.entry === undefined ? DEMAND(count) : `${DEMAND(count)} ${BY_EXPRESSION}`;
  return writeInputs(task, kit, {
    ...options,
    demand,
    completions: 1,
    inputsPerCompletion: count,
    purpose: "stress-inputs",
  });
}
