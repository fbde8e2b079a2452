import mutate from "../../code/mutate.ts";
import type { AnswerJudge } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Test } from "../../core/task.ts";
import type { Verdict } from "../../core/verdict.ts";
import { HELD_AGAINST } from "../../metrics/test-suites.ts";
import { type Decision, decided } from "../answers/decided.ts";
import { plainAnswer } from "../answers/plain.ts";

/** So many mutants of the right program are tried, spread over all that there are. */
const MUTANTS = 8;

/** Processor seconds; the right programs take far less, and a mutant that takes longer is killed. */
const LIMIT = 1;

/** What tests are held against. */
export interface Subject {
  entry: string;
  right: string;
  buggy: string;
  /** The benchmark's own tests: a mutant that they take may be right, and is none. */
  own: readonly Test[];
}

/**
 * Judges tests: they pass when the right program satisfies them and the one with the bug does not, whether it answers wrongly,
 * raises or never ends. Since they hold on the right one, they fail for the bug's sake. Mutants of the right program are
 * tried besides, for the mutation score.
 */
export function testJudge({ entry, right, buggy, own }: Subject): AnswerJudge {
  const living = new WeakMap<Sandbox, Promise<string[]>>();
  const holds = async (program: string, tests: readonly Test[], sandbox: Sandbox, signal?: AbortSignal) => {
    const suite = { entry, tests: [...tests], limits: { cpuSeconds: LIMIT } };
    return sandbox.check({ language: "python", program, suite }, signal);
  };
  const mutants = async (sandbox: Sandbox) => {
    const all = await mutate(right, "python");
    const step = Math.max(1, Math.floor(all.length / MUTANTS));
    const some = all.filter((_, at) => at % step === 0).slice(0, MUTANTS);
    const verdicts = await Promise.all(some.map(({ program }) => holds(program, own, sandbox)));
    return some.filter((_, at) => !verdicts[at]!.pass).map(({ program }) => program);
  };
  return {
    key: { right, buggy, mutants: MUTANTS },
    async verdict(answer, sandbox, signal): Promise<Verdict> {
      const tests: Test[] = [{ kind: "code", code: plainAnswer(answer) }];
      const accepted = await holds(right, tests, sandbox, signal);
      const decisions: Decision[] = [
        {
          pass: accepted.pass,
          why: accepted.checks[0]?.output ?? "they cannot be run",
          part: HELD_AGAINST.right,
        },
      ];
      if (!accepted.pass) return { ...decided(decisions), score: 0 };
      const refused = !(await holds(buggy, tests, sandbox, signal)).pass;
      decisions.push({
        pass: refused,
        why: "they take the program with the bug too",
        part: HELD_AGAINST.buggy,
      });
      const some = living.get(sandbox) ?? mutants(sandbox);
      living.set(sandbox, some);
      const verdicts = await Promise.all(
        (await some).map((program) => holds(program, tests, sandbox, signal)),
      );
      for (const { pass } of verdicts)
        decisions.push({ pass: !pass, why: "they take a mutant", part: HELD_AGAINST.mutant });
      return { ...decided(decisions), pass: refused, score: refused ? 1 : 0.5 };
    },
  };
}
