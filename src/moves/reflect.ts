import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import question, { type AskOptions } from "./question.ts";
import { about } from "./text/about.ts";
import { programText } from "./text/describe.ts";

export interface ReflectOptions extends AskOptions {
  /** What happened to the program; empty when nothing is known. */
  report: string;
  /** What else to think of, by heading: earlier reflections, a plan. */
  parts?: Record<string, string>;
  demand?: string;
  role?: string;
}

const DEMAND = "Do not write the program again. Say in a few sentences why it fails and what has to change.";

/** Has the model say in words what is wrong with a program (purpose `reflect`); the words go into a later repair. */
export default async function reflect(
  task: Task,
  candidate: Candidate,
  kit: Kit,
  { report, parts = {}, demand = DEMAND, role, ...options }: ReflectOptions,
): Promise<string> {
  const shown = { Program: programText(candidate, task), "What happened": report, ...parts };
  return question(kit, "reflect", about(task, shown, demand, role), options);
}
