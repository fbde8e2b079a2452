import type { Sandbox } from "../../../core/sandbox.ts";
import type { Task, Test } from "../../../core/task.ts";
import { type Outcome, outcomeOf, type Verdict } from "../../../core/verdict.ts";
import type { Evidence, RanTest, Reason } from "../extension.ts";

/** What a check of an answer has shown. */
export type Checked =
  | { verified: true; evidence: Evidence }
  | { verified: false; reason: Reason; evidence: Evidence | null };

export const unverified = (reason: Reason, evidence: Evidence | null = null): Checked => ({
  verified: false,
  reason,
  evidence,
});

/** Tests as a person reads them, this long at most. */
const TEST_CHARACTERS = 500;

export interface Subject extends Pick<Task, "language" | "entry"> {
  program: string;
}

/**
 * Runs a program on all tests, in a process that no other check has used: tests of one client, left in a process, could
 * decide what another is told.
 */
export function runAll(
  { program, language, entry }: Subject,
  tests: Test[],
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Verdict> {
  const suite = { tests, ...(entry !== undefined && { entry }) };
  return sandbox.check({ language, program, suite, all: true, trusted: false, fresh: true }, signal);
}

/** How each test ended: a test that did not run has the outcome of the one that ended the check. */
export function ran(by: RanTest["by"], tests: readonly Test[], verdict: Verdict, stub: Verdict): RanTest[] {
  const ended: Outcome = verdict.pass ? "crash" : outcomeOf(verdict);
  return tests.map((test, index) => {
    const check = verdict.checks.find((each) => each.test === index);
    const passedByStub = stub.checks.find((each) => each.test === index)?.outcome === "pass";
    return {
      by,
      test: textOf(test).slice(0, TEST_CHARACTERS),
      outcome: check?.outcome ?? ended,
      ...(check?.guarded && { guarded: true as const }),
      ...(passedByStub && { vacuous: true as const }),
    };
  });
}

/** Whether the pass of a test is evidence. */
export function counts({ outcome, guarded, vacuous }: RanTest): boolean {
  return outcome === "pass" && !guarded && !vacuous;
}

function textOf(test: Test): string {
  if (test.kind === "code") return test.code;
  if (test.kind === "io") return `${JSON.stringify(test.stdin)} → ${JSON.stringify(test.stdout)}`;
  return `(${test.args.map((arg) => JSON.stringify(arg)).join(", ")}) → ${JSON.stringify(test.expected)}`;
}
