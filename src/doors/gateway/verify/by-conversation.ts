import type { Sandbox } from "../../../core/sandbox.ts";
import type { Test } from "../../../core/task.ts";
import { type Checked, counts, ran, runAll, type Subject, unverified } from "./checked.ts";
import { stubOf } from "./stub.ts";

/**
 * Runs an answer on the user's tests. Verified when it passes all of them, and at least one says something: it ran in a
 * process of its own, and a program that throws at every call fails it.
 */
export async function checkByConversation(
  subject: Subject,
  tests: Test[],
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Checked> {
  const [verdict, stub] = await Promise.all([
    runAll(subject, tests, sandbox, signal),
    runAll({ ...subject, program: stubOf(subject, "throws") }, tests, sandbox, signal),
  ]);
  const results = ran("user", tests, verdict, stub);
  const passed = results.filter(({ outcome }) => outcome === "pass").length;
  const evidence = { kind: "conversation" as const, tests: results, passed, isolation: sandbox.isolation };
  if (!verdict.pass || passed < tests.length) return unverified("failed", evidence);
  if (results.some(counts)) return { verified: true, evidence };
  return unverified(results.some(({ guarded }) => guarded) ? "guarded" : "says-nothing", evidence);
}
