import type { AnswerJudge } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Suite, Test } from "../../core/task.ts";
import type { Verdict } from "../../core/verdict.ts";

/** A level of a problem: the test that decides, and the inputs of which each is timed alone; none at level 0. */
export interface Level {
  test: Test;
  inputs: Test[];
}

/** Timed as often as this, of which the least counts: what else the machine does only adds. ENAMEL times six times. */
const REPEATS = 2;

/** Seconds below which times cannot be told apart: two runs of one program differ by some 0.3 ms. */
const FLOOR = 1e-3;

/** Seconds from which one run tells enough. */
const LONG = 0.02;

/** Starts the program, and asks nothing of it. */
const NOTHING: Test = { kind: "code", code: "pass" };

/**
 * Judges by the levels' tests, and times what is right at level 0 and wrong nowhere: processor seconds of the program's own
 * process, as the sandbox sees them from outside, less those of its start. What it takes to hand it an input is among
 * them, as it is for the reference, which is timed by the same sandbox, once.
 */
export function timedJudge(reference: string, suite: Suite, levels: readonly Level[]): AnswerJudge {
  const known = new WeakMap<Sandbox, Promise<number[][]>>();
  const least = async (text: string, test: Test, sandbox: Sandbox, signal?: AbortSignal) => {
    let seconds = Number.POSITIVE_INFINITY;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const { pass, measures } = await sandbox.check(
        { language: "python", program: text, suite: { ...suite, tests: [test] }, trusted: true, fresh: true },
        signal,
      );
      if (!pass) return null;
      seconds = Math.min(seconds, measures.cpuSeconds);
      if (seconds > LONG) break;
    }
    return seconds;
  };
  const seconds = async (text: string, inputs: readonly Test[], sandbox: Sandbox, signal?: AbortSignal) => {
    const start = (await least(text, NOTHING, sandbox, signal)) ?? 0;
    const values: number[] = [];
    for (const input of inputs) {
      const value = await least(text, input, sandbox, signal);
      if (value === null) return [];
      values.push(Math.max(FLOOR, value - start));
    }
    return values;
  };
  const ofReference = async (sandbox: Sandbox) => {
    const all: number[][] = [];
    for (const { inputs } of levels)
      all.push(inputs.length === 0 ? [] : await seconds(reference, inputs, sandbox));
    return all;
  };
  return {
    key: { timed: REPEATS, inputs: levels.map(({ inputs }) => inputs.length), reference },
    async verdict(answer, sandbox, signal) {
      const verdict = await sandbox.check(
        { language: "python", program: answer, suite, all: true, trusted: true },
        signal,
      );
      for (const check of verdict.checks) check.part = `level-${check.test}`;
      if (!isOnlySlow(verdict)) return verdict;
      const timing = known.get(sandbox) ?? ofReference(sandbox);
      known.set(sandbox, timing);
      const references = await timing.catch((error: unknown) => {
        known.delete(sandbox);
        throw error;
      });
      let isOut = false;
      for (const check of verdict.checks) {
        const { inputs } = levels[check.test]!;
        if (inputs.length === 0) continue;
        isOut ||= check.outcome !== "pass";
        const values: number[] = isOut ? [] : await seconds(answer, inputs, sandbox, signal);
        isOut ||= values.length === 0;
        check.measured = { unit: "seconds", values, references: references[check.test]! };
      }
      return verdict;
    },
  };
}

/** Right at level 0, and above it right or out of time or memory. */
function isOnlySlow({ checks }: Verdict): boolean {
  return (
    checks.length > 0 &&
    checks.every(
      ({ outcome, test }) =>
        outcome === "pass" || (test > 0 && (outcome === "timeout" || outcome === "memory")),
    )
  );
}
