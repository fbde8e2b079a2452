import type { Kit } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import { type AskOptions, questions } from "./question.ts";
import { about } from "./text/about.ts";

export interface PlanOptions extends AskOptions {
  /** What kind of plan, in the method's words. */
  demand?: string;
  /** What it is made from, by heading: an analysis, a solved task, an earlier plan and why it failed. */
  parts?: Record<string, string>;
  /** Who plans. */
  role?: string;
  /** How many independent plans. */
  n?: number;
}

const DEMAND =
  "Do not write the program yet. Plan it: number the steps, each one sentence, and name the special cases.";

/** Asks how to solve the task, before any code (purpose `plan`). */
export default async function plan(
  task: Task,
  kit: Kit,
  { demand = DEMAND, parts = {}, role, n = 1, ...options }: PlanOptions,
): Promise<string[]> {
  return questions(kit, "plan", about(task, parts, demand, role), { ...options, n });
}
