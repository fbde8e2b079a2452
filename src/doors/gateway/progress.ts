import type { Task } from "../../core/task.ts";
import type { TraceStep } from "../../kit/effects.ts";
import type { Evidence, Reason } from "./extension.ts";
import type { Checked } from "./verify/checked.ts";

/** What is about to be done. */
export function beginText({ entry, language, tests }: Task, strategy: string, model: string): string {
  const what = entry === undefined ? "A program" : `\`${entry}\``;
  return `${what} in ${language}, ${many(tests.length, "test")} from the conversation; ${strategy} over ${model}.`;
}

/** One step that has ended, as it ended; null for those that tell a reader nothing. */
export function stepText({ kind, what, told, seconds }: TraceStep): string | null {
  if (kind === "offer") return null;
  const took = seconds < 0.05 ? "" : `, ${seconds.toFixed(1)} s`;
  if (kind === "ask") return `Asked the model (${what}): ${told ?? "answered"}${took}.`;
  return `Ran ${what}: ${told ?? "done"}${took}.`;
}

/** What the last check of the answer has shown. */
export function endText(checked: Checked): string {
  return checked.verified
    ? `Verified: ${evidenceText(checked.evidence)}.`
    : `Not verified: ${REASONS[checked.reason]}.`;
}

function evidenceText({ kind, passed, tests, agreeing = 0 }: Evidence): string {
  if (kind === "conversation")
    return `it passes ${passed === 1 ? "the test" : `all ${passed} tests`} of your message`;
  return `it passes ${passed} of ${many(tests.length, "test")} that the model wrote apart from it, as ${agreeing === 1 ? "another program does" : `${agreeing} other programs do`}`;
}

/** Why an answer is not verified, in a sentence's second half. */
const REASONS: Record<Reason, string> = {
  "not-a-coding-task": "this is no request for a program",
  tools: "tools are in use",
  images: "pictures cannot be checked",
  format: "another format than a program was asked for",
  logprobs: "log-probabilities were asked for",
  infill: "a gap is to be filled in",
  language: "programs in this language are not checked here",
  "no-strategy": "no strategy was asked for",
  "no-tests": "there is no test to run it on",
  failed: "it does not pass all tests of your message",
  "says-nothing": "the tests also pass a program that does nothing",
  guarded: "the tests shared a process with the program",
  disagreement: "programs and tests that the model wrote do not agree",
  budget: "the budget ended before the check",
  strategy: "the strategy found no program",
  sandbox: "the sandbox could not run it",
  isolation: "nothing is isolated here",
  changed: "the answer was changed after the check",
};

function many(count: number, noun: string): string {
  return `${count === 0 ? "no" : count} ${noun}${count === 1 ? "" : "s"}`;
}
