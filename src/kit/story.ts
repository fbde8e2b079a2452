import type { Reply } from "../core/model.ts";
import type { GridResult } from "../core/sandbox.ts";
import type { Test } from "../core/task.ts";
import { outcomeOf, type Verdict } from "../core/verdict.ts";
import type { TraceStep } from "./effects.ts";

/** How one attempt came to its answer, for a person. */
export interface Story {
  /** In order of ending. */
  steps: readonly TraceStep[];
  /** Id of the candidate that is the answer; null when there is none. */
  answer: string | null;
  /** Share of the visible tests that it passed; null when it was not run on them. */
  score: number | null;
  /** Who chose it: the strategy, which returned it first, or the kit, as the best one offered before the strategy ended. */
  by: "strategy" | "kit";
  /** As in the record: `budget`, or an error. */
  stopped?: string;
}

/** Characters of a line that are kept. */
const LINE = 100;

/** `2 answers, 310 tokens`. */
export function repliesText(replies: readonly Reply[]): string {
  const tokens = replies.reduce((sum, { tokens }) => sum + tokens.prompt + tokens.completion, 0);
  return `${replies.length === 1 ? "1 answer" : `${replies.length} answers`}, ${tokens} tokens`;
}

/** `passes all 3`, or which test it fails, how, and the last line of what was printed. */
export function verdictText(verdict: Verdict, tests: readonly Test[]): string {
  if (verdict.pass) return tests.length === 1 ? "passes the test" : `passes all ${tests.length} tests`;
  const failing = verdict.checks.find(({ outcome }) => outcome !== "pass");
  const test = failing && tests[failing.test];
  const passed = verdict.checks.filter(({ outcome }) => outcome === "pass").length;
  const parts = [`${outcomeOf(verdict)}, passes ${passed} of ${tests.length}`];
  if (test) parts.push(oneLine(wordsOf(test)));
  if (failing?.output.trim()) parts.push(oneLine(failing.output.trim().split("\n").at(-1)!));
  return parts.join("; ");
}

/** `8 × 20 tests; the best passes 17`. */
export function gridText({ rows, tests }: GridResult): string {
  const passed = rows.map(({ passes }) => passes.filter(Boolean).length);
  return `${rows.length} programs × ${tests.length} tests; the best passes ${Math.max(0, ...passed)}`;
}

function wordsOf(test: Test): string {
  // Of a test with its own helpers, the line that tests.
  if (test.kind === "code") return test.code.trim().split("\n").at(-1)!;
  if (test.kind === "io") return `input ${JSON.stringify(test.stdin)}`;
  return `(${test.args.map((arg) => JSON.stringify(arg)).join(", ")}) → ${JSON.stringify(test.expected)}`;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= LINE ? line : `${line.slice(0, LINE)}…`;
}
