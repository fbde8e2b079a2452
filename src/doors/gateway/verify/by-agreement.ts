import { BudgetSpent } from "../../../core/errors.ts";
import type { Sandbox } from "../../../core/sandbox.ts";
import type { Kit } from "../../../core/strategy.ts";
import type { Task, Test } from "../../../core/task.ts";
import sample from "../../../moves/sample.ts";
import { writeSuites } from "../../../moves/write-tests.ts";
import { type Checked, counts, ran, runAll, type Subject, unverified } from "./checked.ts";
import { stubOf } from "./stub.ts";

/** Lists of tests, each of a reply of its own, and programs that are asked for to compare with. */
const LISTS = 3;
const OPINIONS = 2;
/** Tests that must count at least, and the share of all that were written that the answer must pass. */
const LEAST = 3;
const SHARE = 2 / 3;

/**
 * Where the user gave no test: asks the model for tests without showing it a program, and for programs without showing it
 * the tests or the answer. Verified when the answer passes at least three tests that say something, from two replies or
 * more, and two thirds of all that were written, and a program with another text passes exactly the same ones. This is
 * agreement, not proof: one model may be wrong in the same way twice.
 */
export async function checkByAgreement(
  subject: Subject,
  task: Task,
  kit: Kit,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Checked> {
  if (task.entry === undefined || (task.language !== "python" && task.language !== "javascript"))
    return unverified("no-tests");
  let asked: Awaited<ReturnType<typeof ask>>;
  try {
    asked = await ask(task, kit);
  } catch (error) {
    if (signal.aborted) throw error;
    return unverified(error instanceof BudgetSpent ? "budget" : "no-tests");
  }
  const { lists, opinions } = asked;
  const codes = [...new Set(lists.flat())];
  if (codes.length < LEAST) return unverified("no-tests");
  const tests = codes.map((code): Test => ({ kind: "code", code }));
  const others = [...new Set(opinions)].filter((text) => text.trim() !== subject.program.trim());
  const [verdict, stub, ...second] = await Promise.all(
    [subject.program, stubOf(task, "returns"), ...others].map((program) =>
      runAll({ ...subject, program }, tests, sandbox, signal),
    ),
  );
  const results = ran("model", tests, verdict!, stub!);
  const passes = results.map(({ outcome }) => outcome === "pass");
  const agreeing = second.filter((each) => {
    const theirs = ran("model", tests, each, stub!).map(({ outcome }) => outcome === "pass");
    return theirs.every((pass, index) => pass === passes[index]);
  }).length;
  const passed = passes.filter(Boolean).length;
  const evidence = {
    kind: "agreement" as const,
    tests: results,
    passed,
    isolation: sandbox.isolation,
    agreeing,
  };
  const counted = codes.filter((_, index) => counts(results[index]!));
  const from = lists.filter((list) => list.some((code) => counted.includes(code))).length;
  const agreed = counted.length >= LEAST && from >= 2 && passed >= SHARE * codes.length && agreeing > 0;
  return agreed ? { verified: true, evidence } : unverified("disagreement", evidence);
}

async function ask(task: Task, kit: Kit) {
  const lists = await writeSuites(task, kit, {
    style: "chat",
    completions: LISTS,
    testsPerCompletion: 5,
    temperature: 0.8,
  });
  const opinions = await sample(task, kit, { style: "chat", n: OPINIONS, temperature: 0.8, first: 1000 });
  return { lists, opinions: opinions.map(({ text }) => text) };
}
