import { AssayError } from "../../core/errors.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { openSandbox } from "../../sandboxes/open/open.ts";
import { abstention, type Solved, solve } from "../../solver/solve.ts";
import { testsOf } from "../../solver/spec/tests.ts";

export interface Effort {
  evaluations: number;
  seconds: number;
}

/** What came of a question: programs that passed the examples in the sandbox, or the sentence that says why none is. */
export type Answered = { solved: Solved; why: null } | { solved: Solved | null; why: string };

/** Solves a question and runs every program on the examples in a sandbox before it is offered. */
export async function solveAndCheck(text: string, effort: Effort, signal?: AbortSignal): Promise<Answered> {
  let sandbox: Promise<Sandbox> | undefined;
  try {
    const solved = await solve(text, {
      ...effort,
      ...(signal && { signal }),
      async check(program, spec) {
        sandbox ??= openSandbox({ isolation: "auto", workers: 1 });
        const suite = { entry: spec.entry, tests: testsOf(spec) };
        const verdict = await (await sandbox).check(
          { language: spec.language === "python" ? "python" : "javascript", program, suite, trusted: true },
          signal,
        );
        return verdict.pass;
      },
    });
    if (solved.answers.length > 0) return { solved, why: null };
    return { solved, why: abstention(solved) };
  } catch (error) {
    if (error instanceof AssayError && error.code.startsWith("SOLVER_"))
      return {
        solved: null,
        why: error.fix === undefined ? error.message : `${error.message}; ${error.fix}`,
      };
    throw error;
  } finally {
    await (await sandbox)?.close();
  }
}
