import type { Kit } from "../core/strategy.ts";
import type { Task, Test } from "../core/task.ts";
import question, { type AskOptions } from "./question.ts";
import { about } from "./text/about.ts";
import { testText } from "./text/describe.ts";

export interface Emulation {
  /** The steps as the model wrote them. */
  steps: string;
  /** What the run would give, by the last line `Result: …`; null when the reply has no such line. */
  result: string | null;
}

/**
 * Has the model go through a plan or a program by hand on one test, step by step, without running anything (purpose
 * `emulate`). `demand` replaces the usual end of the question.
 */
export default async function emulate(
  task: Task,
  kit: Kit,
  what: { plan: string } | { program: string },
  test: Test,
  { demand, role, ...options }: AskOptions & { demand?: string; role?: string },
): Promise<Emulation> {
  const [heading, text] = "plan" in what ? ["Plan", what.plan] : ["Program", what.program];
  const usual = `Follow the ${heading.toLowerCase()} by hand on this test, and write the value of each variable after each step. Do what it says, not what it should say. End with one line "Result: " and the result.`;
  const parts = { [heading]: text, Test: testText(test, task) };
  const steps = await question(kit, "emulate", about(task, parts, demand ?? usual, role), options);
  return {
    steps,
    result: [...steps.matchAll(/^\W*result\W*?:[\s*`]*(\S.*)$/gim)].at(-1)?.[1]?.trim() ?? null,
  };
}
