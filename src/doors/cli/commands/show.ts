import { existsSync } from "node:fs";
import { join } from "node:path";
import { AssayError, nearest } from "../../../core/errors.ts";
import type { SampleRecord } from "../../../core/record.ts";
import type { Plan } from "../../../run/plan.ts";
import type { Report } from "../../../run/report.ts";
import type { CliCommand, Invocation } from "../program/command.ts";
import { readPlan, readRunFile } from "../program/folder.ts";
import { option, wholeNumber } from "../program/options.ts";
import { readRecords } from "../program/records.ts";
import { withSandbox } from "../program/sandbox.ts";
import { recordText } from "../show/record.ts";
import { reportText } from "../show/report.ts";
import { standingsText, taskStandings } from "../show/standings.ts";

interface Options {
  attempt?: number;
  again?: boolean;
  data: string[];
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "show",
  summary: "Look at a run: its summary, or one task with its code and failing test",
  arguments: [
    { name: "<run>", help: "the folder of a run" },
    { name: "[task]", help: "a task id; the part after the slash is enough" },
  ],
  options: [
    {
      flags: "--attempt <n>",
      help: "which attempt at the task, from 0 (default: the first that did not pass)",
      parse: wholeNumber(0),
    },
    { flags: "--again", help: "judge the program again, now, under the run's limits" },
    option.data,
    option.json,
  ],
  examples: [
    ["show runs/mini", "metrics, outcomes and the tasks that were never solved"],
    ["show runs/mini HumanEval/32", "its code, the failing test, expected and actual"],
    [
      "show runs/mini HumanEval/32 --attempt 3 --again",
      "run exactly this program on exactly these tests again",
    ],
  ],
  async action(invocation) {
    const { args, options, screen } = invocation;
    const [folder = "", named] = args;
    const plan = readPlan(folder);
    const records = await readRecords<SampleRecord>(folder);
    if (named !== undefined) {
      const kept = pickRecord(records, named, options.attempt);
      const record = options.again ? await judgedAgain(kept, plan, invocation) : kept;
      const test = await failingTest(record, plan.benchmark, [...plan.data, ...options.data]);
      if (options.json) screen.json({ ...record, ...(test !== null && { failingTest: test }) });
      else
        screen.out(
          recordText(
            screen,
            record,
            records.filter(({ task }) => task === record.task),
            test,
          ),
        );
      if (record.outcome !== kept.outcome)
        screen.note(
          `the run's own verdict differs: ${kept.outcome}; the program is flaky, or the machine is another`,
        );
      return 0;
    }
    const finished = existsSync(join(folder, "report.json"));
    const report = finished ? readRunFile<Report>(folder, "report.json") : null;
    const standings = taskStandings(records);
    if (options.json) screen.json({ plan, report, records: records.length, tasks: standings });
    else {
      const unfinished = `unfinished: ${records.length} records so far; go on with --resume ${folder}`;
      screen.out(report ? reportText(screen, report) : unfinished);
      screen.out(`\n${standingsText(screen, standings, folder)}`);
    }
    return 0;
  },
};

function pickRecord(records: SampleRecord[], named: string, attempt: number | undefined): SampleRecord {
  const ids = [...new Set(records.map(({ task }) => task))];
  const id = ids.find((task) => task === named) ?? ids.find((task) => task.endsWith(`/${named}`));
  if (id === undefined) {
    const guess = nearest(named, ids);
    throw new AssayError("UNKNOWN_TASK", `the run has no task "${named}"`, {
      fix: guess ? `did you mean "${guess}"?` : `e.g. ${ids[0] ?? "none yet"}`,
    });
  }
  const own = records.filter(({ task }) => task === id);
  const wanted =
    attempt === undefined
      ? (own.find(({ outcome }) => outcome !== "pass") ?? own[0])
      : own.find((record) => record.attempt === attempt);
  if (wanted) return wanted;
  throw new AssayError("UNKNOWN_TASK", `${id} has no attempt ${attempt}`, {
    where: "--attempt",
    fix: `there are ${own.length}, counted from 0`,
  });
}

/** The record with the verdict that its program gets now. */
async function judgedAgain(
  record: SampleRecord,
  { benchmark, data, limits }: Plan,
  invocation: Invocation<Options>,
): Promise<SampleRecord> {
  const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
  const { judgeAnswer } = await import("../../../core/problem.ts");
  const { outcomeOf } = await import("../../../core/verdict.ts");
  const { problems } = await openBenchmark(benchmark, { data: [...data, ...invocation.options.data] });
  const problem = problems.find(({ task }) => task.id === record.task);
  if (!problem)
    throw new AssayError("UNKNOWN_TASK", `${benchmark} has no task "${record.task}" any more`, {
      fix: "use the benchmark file of the run",
    });
  return withSandbox(invocation, async (sandbox) => {
    const verdict = await judgeAnswer(problem, record.program, sandbox, {
      limits,
      signal: invocation.signal,
    });
    return { ...record, verdict, outcome: outcomeOf(verdict) };
  });
}

/** The code of the test that did not pass; null when there is none or the benchmark is not at hand. */
async function failingTest(record: SampleRecord, benchmark: string, data: string[]): Promise<string | null> {
  const failing = record.verdict.checks.find((check) => check.outcome !== "pass");
  if (!failing) return null;
  try {
    const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
    const { problems } = await openBenchmark(benchmark, { data });
    const test = problems.find(({ task }) => task.id === record.task)?.suite.tests[failing.test];
    if (!test) return null;
    return test.kind === "code" ? test.code : JSON.stringify(test, null, 2);
  } catch {
    // The records alone are worth showing: the benchmark file may have moved since the run.
    return null;
  }
}

export default command;
