import { AssayError } from "./errors.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Json, Limits, Suite, Task } from "./task.ts";
import type { Verdict } from "./verdict.ts";

/** One benchmark row: what the solver sees, what decides, and an answer known to be right. */
export interface Problem {
  task: Task;
  /** No tests only where {@link Problem.judge} decides. */
  suite: Suite;
  reference?: string;
  /** The task that this one is a perturbed form of: metrics of robustness compare the two. */
  variantOf?: string;
  /**
   * The program that an answer makes, where an answer is less than one: a middle to be filled in, a method of a class,
   * a predicted value. Pure, and total: any text may come.
   */
  program?(answer: string): string;
  /** Decides in place of the suite. */
  judge?: AnswerJudge;
  /** What it needs that is not at hand (a library, a compiler), in words; undefined when it can be judged here. */
  missing?(sandbox: Sandbox): Promise<string | undefined>;
}

/** Judges answers that tests in one language cannot judge: texts to be compared, programs to be run by other programs. */
export interface AnswerJudge {
  /** Everything besides the answer that the verdict depends on: journalled verdicts are found by it. */
  key: Json;
  /** The same answer always gets the same verdict. Rejects when the sandbox is at fault. */
  verdict(answer: string, sandbox: Sandbox, signal?: AbortSignal): Promise<Verdict>;
}

/**
 * Runs every test, so that the score is the exact share passed; with `all` false, only until one does not pass.
 * `limits` go over those of the suite. Throws ENVIRONMENT_MISSING rather than judge without what the problem needs: that
 * is never a wrong answer.
 */
export async function judgeAnswer(
  problem: Problem,
  answer: string,
  sandbox: Sandbox,
  options: { limits?: Partial<Limits> | undefined; all?: boolean; signal?: AbortSignal } = {},
): Promise<Verdict> {
  const missing = await problem.missing?.(sandbox);
  if (missing !== undefined) {
    throw new AssayError("ENVIRONMENT_MISSING", `${problem.task.id} cannot be judged here: ${missing}`, {
      fix: "install what it needs, or leave the task out",
    });
  }
  if (problem.judge) return problem.judge.verdict(answer, sandbox, options.signal);
  const { task, suite } = problem;
  const verdict = await sandbox.check(
    {
      language: task.language,
      program: problem.program?.(answer) ?? answer,
      suite: { ...suite, limits: { ...suite.limits, ...options.limits } },
      all: options.all ?? true,
      trusted: true,
    },
    options.signal,
  );
  for (const check of verdict.checks) {
    const part = suite.tests[check.test]?.part;
    if (part !== undefined) check.part = part;
  }
  return verdict;
}
