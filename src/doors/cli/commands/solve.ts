import { AssayError } from "../../../core/errors.ts";
import type { SampleRecord } from "../../../core/record.ts";
import type { Story } from "../../../kit/story.ts";
import type { FromStrategy, Plan } from "../../../run/plan.ts";
import { type CliCommand, type Invocation, STOPPED } from "../program/command.ts";
import { type SolverOptions, solverOf } from "../program/model.ts";
import { option } from "../program/options.ts";
import { pursesOf } from "../program/purses.ts";
import { withSandbox } from "../program/sandbox.ts";
import { findProblem, type NamedProblem, type TaskOptions } from "../program/task.ts";
import { forecastAndReport } from "../show/forecast.ts";
import { countText, dollarText, secondsText } from "../show/numbers.ts";
import { storyText } from "../show/story.ts";

/** What solves when no model is named: it needs no key and no download. */
const BUILTIN = "builtin/solver";

interface Options extends SolverOptions, TaskOptions {
  json?: boolean;
  explain?: boolean;
  dryRun?: boolean;
  profile?: string;
}

const command: CliCommand<Options> = {
  name: "solve",
  summary: "Solve one task and print a program that has been run",
  arguments: [
    { name: "<task>", help: "a text file, a task as JSON, - for standard input, or a benchmark's task id" },
  ],
  options: [
    option.model,
    option.baseUrl,
    option.family,
    option.strategy,
    option.person,
    option.set,
    option.budget,
    { flags: "--language <id>", help: "language of the program, for a task of your own", preset: "python" },
    { flags: "--entry <name>", help: "the function your tests call" },
    {
      flags: "--test <code>",
      help: "a visible test, e.g. 'assert f(2) == 4'; may be repeated",
      many: true,
      preset: [],
    },
    option.data,
    { flags: "--explain", help: "also print how it came to this answer: asks, programs, failing tests" },
    option.dryRun,
    option.profile,
    option.json,
  ],
  details:
    "The program goes to standard output, the evidence for it to standard error. Exit code 1 when the\nprogram does not pass.",
  examples: [
    ["solve starter/python-merge-bookings", "a shipped task with a recorded model: no key"],
    ["solve task.md --model openai/gpt-4o-mini --test 'assert add(1, 2) == 3' > add.py", "your own task"],
    ["solve HumanEval/0 --model openai/gpt-4o-mini --strategy codet --budget usd=0.05", "with a price cap"],
  ],
  async action(invocation) {
    const { args, options, screen } = invocation;
    const named = await findProblem(args[0] ?? "", options, screen.input, (text) =>
      screen.note(`notice: ${text}`),
    );
    const fallback = named.benchmark === "starter" ? "replayed/starter" : BUILTIN;
    const from = await solverOf(options, 1, fallback);
    if (options.dryRun) return rehearsal(named, from, invocation);
    if (from.model === BUILTIN && options.model === undefined)
      screen.note(
        `no model named: the built-in solver (${BUILTIN}) looks for a program that fits the examples`,
      );
    const found = await attempt(named, from, invocation);
    if (!found) {
      screen.note("stopped; nothing was kept");
      return STOPPED;
    }
    const { record, source, isolation, story } = found;
    const { strategy, model } = from;
    if (options.explain && story) screen.note(storyText(screen, strategy, story));
    if (options.json)
      screen.json({
        ...record,
        judgedBy: named.judgedBy,
        strategy,
        model,
        source,
        isolation,
        ...(options.explain && { story }),
      });
    else {
      screen.out(record.program.replace(/\n$/, ""));
      const paint = record.outcome === "pass" ? screen.noteColor.green : screen.noteColor.red;
      screen.note(paint(`${record.outcome} (judged by ${named.judgedBy})`));
      const failing = record.verdict.checks.find((check) => check.outcome !== "pass");
      if (failing?.output) screen.note(failing.output.trimEnd());
      screen.note(
        screen.noteColor.dim(
          `${strategy} over ${model} (${source}), ${spendText(record)}, isolation ${isolation}`,
        ),
      );
    }
    return record.outcome === "pass" ? 0 : 1;
  },
};

/** What it would cost. A task of the user's own has no reference: the starter tasks of its language stand in for it. */
async function rehearsal(
  { problem, benchmark }: NamedProblem,
  from: FromStrategy,
  invocation: Invocation<Options>,
) {
  const { options, screen } = invocation;
  const plan: Plan = {
    benchmark: benchmark ?? "starter",
    data: options.data,
    from,
    k: [1],
    seed: options.seed,
  };
  if (problem.reference !== undefined) return forecastAndReport(plan, { problems: [problem] }, invocation);
  screen.note("notice: this task has no reference program; the starter tasks stand in for it");
  const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
  const { problems } = await openBenchmark("starter");
  const alike = problems.filter(({ task }) => task.language === problem.task.language);
  return forecastAndReport(plan, { problems: alike.length > 0 ? alike : problems, about: 1 }, invocation);
}

/** One attempt at one task; null when Ctrl-C stopped it. */
async function attempt(named: NamedProblem, from: FromStrategy, invocation: Invocation<Options>) {
  const { options, signal, screen } = invocation;
  const { run } = await import("../../../run/run.ts");
  const { openNamed } = await import("../../../run/nested.ts");
  const { problem } = named;
  const benchmark = named.benchmark ?? problem.task.id;
  const plan: Plan = { benchmark, data: options.data, from, k: [1], seed: options.seed };
  // A task of the user's own is in no benchmark, so nothing can be looked up there.
  const own = named.benchmark === undefined;
  return withSandbox(invocation, async (sandbox) => {
    let record: SampleRecord | undefined;
    let story: Story | undefined;
    const tasks = new Map([[problem.task.id, problem.task]]);
    const nested = { sandbox, seed: options.seed, tasks };
    const model = own && (await openNamed(from.model, { seed: options.seed, ...from.modelOptions }, nested));
    try {
      for await (const event of run(plan, {
        sandbox,
        signal,
        purses: pursesOf(undefined),
        onStory: (_, told) => {
          story = told;
        },
        problems: [problem],
        ...(model && { model }),
      })) {
        if (event.type === "record") record = event.record;
        else if (event.type === "notice") screen.note(`notice: ${event.text}`);
        else if (event.type === "failed")
          throw new AssayError("NOT_SOLVED", event.error, { where: event.task });
        else if (event.type === "end" && record) {
          return { record, story, source: event.report.source, isolation: sandbox.isolation };
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return null;
  });
}

function spendText({ spend, stopped, probability }: SampleRecord): string {
  if (!spend) return "nothing spent";
  const tokens = countText(spend.tokens.prompt + spend.tokens.completion);
  const early = stopped ? `, stopped early: ${stopped}` : "";
  const sure =
    probability === undefined ? "" : `, right with probability ${probability.toFixed(2)} by its own account`;
  return `${spend.calls} calls, ${tokens} tokens, ${dollarText(spend.usd)}, ${secondsText(spend.seconds)}${early}${sure}`;
}

export default command;
