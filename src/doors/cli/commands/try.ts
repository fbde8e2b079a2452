import { AssayError } from "../../../core/errors.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Plan } from "../../../run/plan.ts";
import type { Report } from "../../../run/report.ts";
import { type CliCommand, type Invocation, STOPPED } from "../program/command.ts";
import { solverOf } from "../program/model.ts";
import { option } from "../program/options.ts";
import { withSandbox } from "../program/sandbox.ts";
import type { Screen } from "../program/screen.ts";
import { dollarText, intervalText, scoreText, secondsText } from "../show/numbers.ts";
import { runPlan } from "../show/run.ts";
import { tableText } from "../show/table.ts";
import { type CheatResult, judgeCheats } from "../try/cheats.ts";
import { solveOwnTask } from "../try/solver.ts";

/** Tasks of the starter set that are tried, spread over it. */
const TASKS = 12;

/**
 * What is compared: one answer, against a choice by agreement among ten answers and one list of tests. Attempts
 * differ because they cost differently; pass@1 is the mean over all of them.
 */
const STRATEGIES = [
  { strategy: "direct", attempts: 4, set: [] },
  { strategy: "codet", attempts: 1, set: ["samples=10", "testCompletions=1", "testsPerCompletion=20"] },
];

/** The tasks need milliseconds: waiting longer for endless programs would show nothing. */
const LIMITS = { cpuSeconds: 1 };

type Options = { json?: boolean };

const command: CliCommand<Options> = {
  name: "try",
  summary:
    "See it work: two strategies, the built-in solver and a handful of cheats, with no key and no download",
  options: [option.json],
  details:
    "Answers are recorded ones that ship with the starter set; running and judging them is real. Exit code 1\nwhen a cheat was accepted.",
  examples: [["try", "about ten seconds"]],
  async action(invocation) {
    const { screen, options, signal } = invocation;
    const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
    const { problems } = await openBenchmark("starter", { data: [] });
    const chosen = spread(problems, TASKS);
    const target = problems.find(({ task }) => task.language === "python");
    if (!target) throw new AssayError("NO_TASK", "the starter set has no Python task");

    if (!options.json)
      screen.out(`${chosen.length} starter tasks, recorded answers, judged on hidden tests\n`);
    const reports: Report[] = [];
    for (const { strategy, set, attempts } of STRATEGIES) {
      const from = await solverOf({ strategy, set, budget: {}, model: "replayed/starter" }, attempts);
      const plan: Plan = { benchmark: "starter", data: [], from, k: [1], seed: options.seed, limits: LIMITS };
      const report = await runPlan(plan, { problems: chosen }, invocation);
      if (!report) return STOPPED;
      reports.push(report);
    }
    if (!options.json) screen.out(strategiesText(screen, reports));
    const solver = await solveOwnTask(signal);
    if (!options.json)
      screen.out(
        `\nNo model named, so the built-in solver (builtin/quick) is asked as well:\n\n${solver.task}\n\n${solver.reply}`,
      );
    const judged = await withSandbox(invocation, (sandbox) => judgeCheats(target, sandbox, signal));
    if (options.json) screen.json({ strategies: reports, solver, task: target.task.id, ...judged });
    else screen.out(cheatsText(invocation, target, judged));
    const sound = judged.reference.accepted && judged.cheats.every(({ accepted }) => !accepted);
    return sound && reports.every(({ failed }) => failed === 0) ? 0 : 1;
  },
};

/** About `wanted` of the problems, evenly spread, so that every language and difficulty has its share. */
function spread(problems: Problem[], wanted: number): Problem[] {
  const step = Math.max(1, problems.length / wanted);
  return problems.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

function strategiesText(screen: Screen, reports: Report[]): string {
  const rows = reports.map((report, index) => {
    const pass = report.metrics["pass@1"];
    const scores = pass ? [scoreText(pass.value), intervalText(pass)] : ["", ""];
    const { samples, cost, seconds } = report;
    const calls = (cost.calls / samples).toFixed(0);
    return [STRATEGIES[index]?.strategy ?? "", ...scores, calls, dollarText(cost.usd), secondsText(seconds)];
  });
  const columns = ["strategy", ">pass@1", "95 % interval", ">calls each", ">cost", ">time"];
  return tableText(screen, columns, rows);
}

function cheatsText(
  { screen }: Invocation<Options>,
  { task }: Problem,
  { cheats, reference }: { cheats: CheatResult[]; reference: CheatResult },
): string {
  const { green, red } = screen.color;
  const row = (result: CheatResult, wanted: boolean) => {
    const paint = result.accepted === wanted ? green : red;
    return [result.name, paint(result.accepted ? "accepted" : "not accepted"), result.outcome];
  };
  const rows = [...cheats.map((cheat) => row(cheat, false)), row(reference, true)];
  const refused = cheats.filter(({ accepted }) => !accepted).length;
  return [
    `\nPrograms that only look right, as answers to ${task.id}: ${refused} of ${cheats.length} refused\n`,
    tableText(screen, ["program", "verdict", "outcome"], rows),
    `\nNext: assay solve ${task.id}, assay eval --help, assay doctor`,
  ].join("\n");
}

export default command;
