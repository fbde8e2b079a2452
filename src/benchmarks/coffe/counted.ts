import type { AnswerJudge } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Suite } from "../../core/task.ts";
import type { Check } from "../../core/verdict.ts";

/** What a problem's programs are counted on. */
export interface Stress {
  /** Python expressions, each a list of arguments. */
  inputs: readonly string[];
  /** Known solutions; the cheapest is the one to beat. */
  known: readonly string[];
}

/** Room for valgrind, which runs a program some fifty times slower. */
const LIMITS = { cpuSeconds: 60, memoryBytes: 2 * 1024 ** 3 };

/**
 * Judges by the suite, and counts the instructions of what is right over all stressful inputs, less those of starting Python.
 * Nothing is counted where the machine has neither counters nor valgrind, or where the program does not end. The count comes
 * from the program's own process: a cheat could leave early, so it says how fast a program is, never whether it is right.
 */
export function countedJudge(suite: Suite, { inputs, known }: Stress): AnswerJudge {
  const counts = new WeakMap<Sandbox, Map<string, Promise<number | null>>>();
  const code = inputs.map((input) => `solution(*${input})`).join("\n");
  const counted = async (program: string, sandbox: Sandbox) => {
    const { run, instructions } = await sandbox.inspect({
      language: "python",
      program,
      test: { kind: "code", code },
      wants: ["instructions"],
      limits: LIMITS,
    });
    if (run.outcome !== "pass" || !instructions) return null;
    return Math.max(1, instructions.count - instructions.startup);
  };
  /** Each text once: an answer may be a known solution, and two of those the same. */
  const count = (program: string, sandbox: Sandbox): Promise<number | null> => {
    const own = counts.get(sandbox) ?? new Map<string, Promise<number | null>>();
    counts.set(sandbox, own);
    const under = own.get(program) ?? counted(program, sandbox);
    own.set(program, under);
    under.catch(() => own.delete(program));
    return under;
  };
  return {
    key: { inputs: [...inputs], known: [...known] },
    async verdict(answer, sandbox, signal) {
      const verdict = await sandbox.check(
        { language: "python", program: answer, suite, all: true, trusted: true },
        signal,
      );
      const [decisive] = verdict.checks;
      if (!verdict.pass || !decisive || inputs.length === 0) return verdict;
      const [own = null, ...others] = await Promise.all(
        [answer, ...known].map((each) => count(each, sandbox)),
      );
      const references = others.filter((each) => each !== null);
      if (references.length === 0 || own === null) return verdict;
      const check = (part: string, references: number[]): Check => ({
        test: decisive.test,
        outcome: "pass",
        output: "",
        part,
        measured: { unit: "instructions", values: [own], references },
      });
      const checks = [
        ...verdict.checks,
        check("stress", [Math.min(...references)]),
        check("known-solutions", references),
      ];
      return { ...verdict, checks };
    },
  };
}
