import { hashOf } from "../core/hash.ts";
import { judgeAnswer, type Problem } from "../core/problem.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Limits } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";
import type { Journal } from "../kit/journal.ts";

/**
 * Judges answers, each distinct (task, answer) once: verdicts are journalled by text, so
 * repeats among samples, attempts and earlier processes cost nothing.
 */
export class Judge {
  readonly #sandbox: Sandbox;
  readonly #journal: Journal;
  readonly #limits: Partial<Limits> | undefined;
  readonly #underWay = new Map<string, Promise<Verdict>>();
  readonly #suites = new WeakMap<Problem, string>();

  /** `limits` go over those of a problem's own suite. */
  constructor(sandbox: Sandbox, journal: Journal, limits?: Partial<Limits>) {
    this.#sandbox = sandbox;
    this.#journal = journal;
    this.#limits = limits;
  }

  /** `reused` tells a verdict known before. Rejects when the sandbox is at fault; that is never a verdict. */
  async judge(
    problem: Problem,
    answer: string,
    signal: AbortSignal,
  ): Promise<{ verdict: Verdict; reused: boolean }> {
    const key = `${hashOf({ judge: this.#hashOf(problem), program: answer })}.0`;
    const known = this.#journal.get(key) as Verdict | undefined;
    if (known) return { verdict: known, reused: true };
    const shared = this.#underWay.get(key);
    if (shared) return { verdict: await shared, reused: true };
    const verdict = this.#check(problem, answer, key, signal);
    this.#underWay.set(key, verdict);
    try {
      return { verdict: await verdict, reused: false };
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #check(problem: Problem, answer: string, key: string, signal: AbortSignal): Promise<Verdict> {
    const verdict = await judgeAnswer(problem, answer, this.#sandbox, { limits: this.#limits, signal });
    await this.#journal.put(key, verdict, "written");
    return verdict;
  }

  #hashOf(problem: Problem): string {
    const known = this.#suites.get(problem);
    if (known) return known;
    const { task, suite, judge, program } = problem;
    // What surrounds an answer is part of what judges it; a marker stands for the answer.
    const around = program?.("answer") ?? null;
    const hash = hashOf([
      task.id,
      task.language,
      suite,
      this.#limits,
      ...(judge || program ? [judge?.key ?? null, around] : []),
    ]);
    this.#suites.set(problem, hash);
    return hash;
  }
}
