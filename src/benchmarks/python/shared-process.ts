import { randomBytes } from "node:crypto";
import type { AnswerJudge, Problem } from "../../core/problem.ts";
import type { RunResult, Sandbox } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import { type Check, type Outcome, type Verdict, verdictOf } from "../../core/verdict.ts";
import { missingLibraries } from "../answers/libraries.ts";
import { pythonText } from "./text.ts";

/** Tests that cannot stand apart from the program: they replace parts of it, or read what it drew or wrote to files. */
export interface SharedProcess {
  /** Packages beyond Python's own that program or tests import, by the name that is imported. */
  needs: string[];
  /**
   * Python text that is run first. It has the answer as `_answer`, and must define `_tests`: a list of pairs of a test's part
   * (or None) and a function that raises when it does not pass.
   */
  runner: string;
  /** How many tests that list has. */
  tests: number;
  limits?: Partial<Limits>;
}

/**
 * Runs answer and tests in one process of the sandbox, as the published harness of the benchmark does. The outcomes count
 * with a random word that is not in the answer, so ending early passes nothing; but a program that searches its own process for
 * the word could forge a pass, and the checks say so (`guarded`).
 */
export function sharedProcess(spec: SharedProcess): Pick<Problem, "suite" | "judge" | "missing"> {
  const judge: AnswerJudge = {
    key: { shared: 1, needs: spec.needs, runner: spec.runner, limits: spec.limits ?? {} },
    async verdict(answer, sandbox, signal) {
      const word = randomBytes(16).toString("hex");
      const program = `_answer = ${pythonText(answer)}\n${spec.runner}\n${report(word)}`;
      const ran = await sandbox.run({ language: "python", program, limits: { ...spec.limits } }, signal);
      return verdictFrom(ran, word, spec.tests);
    },
  };
  const missing = (sandbox: Sandbox) => missingLibraries(sandbox, "python", spec.needs);
  return { suite: { tests: [] }, judge, ...(spec.needs.length > 0 && { missing }) };
}

const report = (word: string) => `
def _report(word):
    import io, json, os, sys, unittest
    out, found = os.dup(1), []
    for part, test in _tests:
        try:
            test()
            found.append([part, "pass", ""])
        except unittest.SkipTest:
            found.append([part, "pass", "skipped"])
        except MemoryError:
            found.append([part, "memory", "MemoryError"])
        except AssertionError as error:
            found.append([part, "fail", str(error)[:1000]])
        except BaseException as error:
            found.append([part, "crash", "%s: %s" % (type(error).__name__, str(error)[:1000])])
    sys.stdout.flush()
    os.write(out, ("\\n" + word + json.dumps(found) + "\\n").encode("ascii"))
    os._exit(0)
_report("${word}")
`;

function verdictFrom(ran: RunResult, word: string, count: number): Verdict {
  const measures = { cpuSeconds: ran.cpuSeconds, wallSeconds: ran.wallSeconds, memoryBytes: ran.memoryBytes };
  const line = ran.stdout.split("\n").findLast((each) => each.startsWith(word));
  if (line === undefined) {
    const outcome: Outcome = ran.outcome === "pass" ? "crash" : ran.outcome;
    const output = ran.outcome === "pass" ? "it ended before the tests did" : ran.stderr.slice(-2000);
    return verdictOf([{ test: 0, outcome, output, guarded: true }], count, measures);
  }
  const found = JSON.parse(line.slice(word.length)) as [string | null, Outcome, string][];
  const checks = found.map(([part, outcome, output], test): Check => {
    return { test, outcome, output, guarded: true, ...(part !== null && { part }) };
  });
  return verdictOf(checks, count, measures);
}
