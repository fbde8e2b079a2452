import { AssayError } from "../../../core/errors.ts";
import type { Limits } from "../../../core/task.ts";
import type { SharedCap } from "../../../kit/purse.ts";
import type { Plan } from "../../../run/plan.ts";
import type { CliCommand } from "../program/command.ts";
import { defaultRunFolder, newRunFolder, readPlan } from "../program/folder.ts";
import { programLimits } from "../program/limits.ts";
import { type SolverOptions, solverOf } from "../program/model.ts";
import { benchmarkIds, option, wholeNumber } from "../program/options.ts";
import { pursesOf } from "../program/purses.ts";
import { forecastAndReport } from "../show/forecast.ts";
import { runAndReport } from "../show/run.ts";

interface Options extends SolverOptions {
  samples: number;
  k: number[];
  metric?: string[];
  limit?: number;
  programLimits?: Partial<Limits>;
  concurrency?: number;
  out?: string;
  resume?: string;
  data: string[];
  json?: boolean;
  dryRun?: boolean;
  profile?: string;
  runBudget?: SharedCap;
}

const command: CliCommand<Options> = {
  name: "eval",
  summary: "Let a strategy over a model solve a benchmark, and judge its answers",
  arguments: [
    {
      name: "[benchmark]",
      help: "a benchmark id or a problem file; not needed with --resume",
      values: benchmarkIds,
    },
  ],
  options: [
    option.model,
    option.baseUrl,
    option.family,
    option.strategy,
    option.person,
    option.set,
    { flags: "-n, --samples <n>", help: "independent attempts per task", parse: wholeNumber(1), preset: 1 },
    { ...option.k, preset: [1] },
    option.metric,
    option.limit,
    programLimits,
    option.budget,
    option.runBudget,
    { flags: "--concurrency <n>", help: "attempts under way at once", parse: wholeNumber(1) },
    { ...option.out, help: `${option.out.help} (default: a dated one in runs/)` },
    option.resume,
    option.data,
    option.dryRun,
    option.profile,
    option.json,
  ],
  details:
    "Every model reply and every verdict is kept in the run's folder before it is used: a stopped run goes\non with --resume and pays for nothing twice.",
  examples: [
    ["eval starter --model replayed/starter --strategy codet", "no key, no download: recorded answers"],
    [
      "eval humaneval --model openai/gpt-4o-mini --limit 20 --budget usd=0.01",
      "a first look, with a price cap",
    ],
    ["eval humaneval --model openai/gpt-4o-mini -n 10 --k 1,10 --out runs/mini", "ten attempts per task"],
    [
      "eval humaneval --model openai/gpt-4o-mini --strategy codet --dry-run",
      "what it would cost, for nothing",
    ],
    ["eval --resume runs/mini", "go on after a stop"],
  ],
  async action(invocation) {
    const { args, options } = invocation;
    const pace = {
      purses: pursesOf(options.runBudget),
      ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
    };
    if (options.resume) {
      return runAndReport(readPlan(options.resume), { folder: options.resume, ...pace }, invocation, "eval");
    }
    const [benchmark] = args;
    if (benchmark === undefined) {
      throw new AssayError("MISSING_ARGUMENT", "no benchmark named", {
        fix: `known: ${benchmarkIds().join(", ")}`,
      });
    }
    const plan: Plan = {
      benchmark,
      data: options.data,
      from: await solverOf(options, options.samples),
      ...(options.limit !== undefined && { limit: options.limit }),
      k: options.k,
      ...(options.metric && { metrics: options.metric }),
      seed: options.seed,
      ...(options.programLimits && { limits: options.programLimits }),
    };
    if (options.dryRun) return forecastAndReport(plan, { ...pace }, invocation);
    const folder =
      options.out ??
      defaultRunFolder([benchmark, options.strategy, plan.from.kind === "strategy" ? plan.from.model : ""]);
    return runAndReport(plan, { folder: newRunFolder(folder), ...pace }, invocation, "eval");
  },
};

export default command;
