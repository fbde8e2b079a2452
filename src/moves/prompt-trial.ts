import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract from "./extract.ts";
import type { AskOptions } from "./question.ts";
import { settings } from "./sample.ts";
import { programMessages } from "./text/describe.ts";

/** A solved problem to try prompts on: never the task itself, never a benchmark's that is measured. */
export interface TrainingTask {
  prompt: string;
  /** Test code, in the task's language. */
  tests: string[];
  /** A right program, for methods that show some. */
  program?: string;
}

/** The chat that asks for a program, under an instruction as the system's message. */
export function instructed(task: Task, instruction: string): Message[] {
  const opening: Message[] = instruction.trim() === "" ? [] : [{ role: "system", content: instruction }];
  return [...opening, ...programMessages(task)];
}

/**
 * Whether the model, under an instruction, solves a training task: one program (purpose `trial`), run on the task's tests.
 * The program is no answer to the task being solved, so it is not offered.
 */
export default async function promptTrial(
  instruction: string,
  training: TrainingTask,
  task: Task,
  kit: Kit,
  options: AskOptions,
): Promise<boolean> {
  const { entry: _entry, starter: _starter, ...rest } = task;
  const other: Task = { ...rest, prompt: training.prompt, tests: [] };
  const how = settings({ ...options, style: "chat" });
  const [reply] = await kit.ask({ messages: instructed(other, instruction), purpose: "trial", ...how });
  const candidate: Candidate = { id: "trial", text: extract(reply!.text, other, "fence-or-def") };
  const tests = training.tests.map((code) => ({ kind: "code" as const, code }));
  return tests.length > 0 && (await kit.check(candidate, tests)).pass;
}

/** What is wrong with a list of training tasks, or null. */
export function trainingFault(training: unknown): string | null {
  const isTask = (each: unknown) => {
    const { prompt, tests } = (each ?? {}) as Partial<TrainingTask>;
    return (
      typeof prompt === "string" && Array.isArray(tests) && tests.every((test) => typeof test === "string")
    );
  };
  return Array.isArray(training) && training.every(isTask) ? null : "training is no list of tasks with tests";
}
