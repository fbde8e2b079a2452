import type { Problem } from "../../../core/problem.ts";
import type { SampleRecord } from "../../../core/record.ts";
import { DEFAULT_LIMITS } from "../../../core/sandbox.ts";
import type { Limits, Test } from "../../../core/task.ts";
import type { Check } from "../../../core/verdict.ts";
import { openLanguage } from "../../../languages/open/open.ts";
import type { Plan } from "../../../run/plan.ts";
import { type CodeLines, highlighted, plainLines } from "../highlight.ts";
import type { Note } from "./notes.ts";
import { folderWord, quoted } from "./summary.ts";

/** Characters of one text that are sent to the page: its middle is left out. */
const TEXT_CHARACTERS = 100_000;
/** Checks told one by one; the others are counted. */
const CHECKS = 500;

/** A test that did not pass, and what there is to see of it. */
export interface FailedTest {
  /** Index in the suite. */
  test: number;
  outcome: Check["outcome"];
  /** The statement that failed, where the output names it. */
  statement: string | null;
  expected: string | null;
  actual: string | null;
  /** Everything that was printed. */
  output: string;
  /** The test's own text; null when the benchmark is not at hand. */
  code: CodeLines | null;
  part?: string;
}

/** One sample as its page shows it. */
export interface SampleView {
  run: string;
  sample: number;
  task: string;
  attempt: number;
  language: string;
  outcome: SampleRecord["outcome"];
  program: CodeLines;
  /** The prompt, or why it is not known. */
  prompt: string | null;
  promptMissing: string | null;
  entry: string | null;
  visibleTests: number;
  score: number;
  tests: { passed: number; ran: number; guarded: number };
  checks: Pick<Check, "test" | "outcome" | "part">[];
  failed: FailedTest[];
  measures: SampleRecord["verdict"]["measures"];
  spend: SampleRecord["spend"] | null;
  probability: number | null;
  stopped: string | null;
  limits: Limits | null;
  isolation: string | null;
  /** Every attempt at this task. */
  attempts: { attempt: number; outcome: SampleRecord["outcome"] }[];
  /** The command that judges exactly this program again. */
  rerun: string;
  hasJournal: boolean;
  note: Note | null;
}

interface Surroundings {
  run: string;
  folder: string;
  sample: number;
  plan: Plan;
  problem: Problem | string;
  isolation: string | null;
  attempts: SampleView["attempts"];
  note: Note | undefined;
  /** Colours cost time: an export of many samples does without. */
  colours: boolean;
}

/** Puts together what a record and its problem tell. */
export async function sampleView(record: SampleRecord, around: Surroundings): Promise<SampleView> {
  const { plan, problem, colours } = around;
  const known = typeof problem === "string" ? null : problem;
  const code = (text: string) =>
    colours ? highlighted(cut(text), record.language) : Promise.resolve(plainLines(cut(text)));
  const { checks, measures, score } = record.verdict;
  const failed = checks.filter(({ outcome }) => outcome !== "pass").slice(0, 20);
  return {
    run: around.run,
    sample: around.sample,
    task: record.task,
    attempt: record.attempt,
    language: record.language,
    outcome: record.outcome,
    program: await code(record.program),
    prompt: known ? cut(known.task.prompt) : null,
    promptMissing: typeof problem === "string" ? problem : null,
    entry: known?.task.entry ?? null,
    visibleTests: known?.task.tests.length ?? 0,
    score,
    tests: {
      passed: checks.filter(({ outcome }) => outcome === "pass").length,
      ran: checks.length,
      guarded: checks.filter(({ guarded }) => guarded).length,
    },
    checks: checks
      .slice(0, CHECKS)
      .map(({ test, outcome, part }) => ({ test, outcome, ...(part !== undefined && { part }) })),
    failed: await Promise.all(
      failed.map(async (check) => ({
        ...toldBy(check),
        code: known ? await testCode(known.suite.tests[check.test], code) : null,
      })),
    ),
    measures,
    spend: record.spend ?? null,
    probability: record.probability ?? null,
    stopped: record.stopped ?? null,
    limits: known ? await limitsOf(known, plan) : null,
    isolation: around.isolation,
    attempts: around.attempts,
    rerun: `assay show ${folderWord(around.folder)} ${quoted(record.task)} --attempt ${record.attempt} --again`,
    hasJournal: plan.from.kind === "strategy",
    note: around.note ?? null,
  };
}

/** What a check's output says: the harness prints the statement, then `got` and `expected` where it knows them. */
export function toldBy({ test, outcome, output, part }: Check): Omit<FailedTest, "code"> {
  const text = cut(output);
  const value = (name: string) =>
    new RegExp(`^ {2}${name} +([^\\n]*(?:\\n {4,}[^\\n]*)*)`, "m").exec(text)?.[1]?.trimEnd() ?? null;
  const [first = ""] = text.split("\n");
  const actual = value("got");
  const expected = value("expected");
  return {
    test,
    outcome,
    statement: actual !== null || /^(assert|expect)/.test(first) ? first : null,
    expected,
    actual,
    output: text,
    ...(part !== undefined && { part }),
  };
}

async function testCode(
  test: Test | undefined,
  code: (text: string) => Promise<CodeLines>,
): Promise<CodeLines | null> {
  if (!test) return null;
  if (test.kind === "code") return code(test.code);
  if (test.kind === "io") return plainLines(cut(`input\n${test.stdin}\noutput\n${test.stdout}`));
  const args = test.args.map((arg) => JSON.stringify(arg)).join(", ");
  return plainLines(cut(`(${args}) → ${JSON.stringify(test.expected)}`));
}

async function limitsOf({ task, suite }: Problem, plan: Plan): Promise<Limits> {
  const language = await openLanguage(task.language).catch(() => undefined);
  return { ...DEFAULT_LIMITS, ...language?.program?.limits, ...suite.limits, ...plan.limits };
}

/** A text that fits, its middle left out. */
export function cut(text: string, most = TEXT_CHARACTERS): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)}\n… ${text.length - 2 * half} characters left out …\n${text.slice(-half)}`;
}
