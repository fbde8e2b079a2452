import { AssayError } from "../../../core/errors.ts";
import type { Limits } from "../../../core/task.ts";
import type { FromSamples, Plan } from "../../../run/plan.ts";
import type { CliCommand } from "../program/command.ts";
import { newRunFolder, readPlan } from "../program/folder.ts";
import { programLimits } from "../program/limits.ts";
import { benchmarkIds, kList, oneOf, option } from "../program/options.ts";
import { runAndReport } from "../show/run.ts";

interface Options {
  benchmark?: string;
  k: number[];
  metric?: string[];
  out?: string;
  resume?: string;
  data: string[];
  limit?: number;
  programLimits?: Partial<Limits>;
  extract: FromSamples["extract"];
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "score",
  summary: "Judge recorded programs on a benchmark's hidden tests",
  arguments: [
    { name: "[samples]", help: "JSON Lines (also .gz) or a folder of programs; not needed with --resume" },
  ],
  options: [
    {
      flags: "--benchmark <id>",
      help: 'a benchmark id, or a problem file in a known format; see "assay list benchmarks"',
      values: benchmarkIds,
    },
    { ...option.k, parse: kList, preset: [1, 10, 100] },
    option.metric,
    option.out,
    option.resume,
    option.data,
    option.limit,
    programLimits,
    {
      flags: "--extract <how>",
      help: "auto: cut bodies at stop strings; as-is: cut nothing; fence: the first Markdown code block",
      parse: oneOf(["auto", "as-is", "fence"]),
      preset: "auto",
      values: () => ["auto", "as-is", "fence"],
    },
    option.json,
  ],
  details: "A value of k is reported when every task has at least k samples.",
  examples: [
    ["score samples.jsonl --benchmark humaneval", "pass@1, pass@10 and pass@100, as far as the samples tell"],
    ["score samples.jsonl.gz --benchmark humaneval --k 1 --json > score.json", "for a script"],
    ["score chat.jsonl --benchmark mbpp --extract fence --out runs/chat", "chat answers; keep every record"],
    ["score samples.jsonl --benchmark humaneval --metric codebleu,chrf", "and how near to the references"],
    [
      "score samples.jsonl --benchmark humaneval --program-limits cpu=0.3",
      "less time for programs that never end",
    ],
    ["score --resume runs/chat", "go on after a stop"],
  ],
  async action(invocation) {
    const { args, options } = invocation;
    if (options.resume) {
      return runAndReport(readPlan(options.resume), { folder: options.resume }, invocation, "score");
    }
    const [path] = args;
    if (path === undefined) {
      throw new AssayError("MISSING_ARGUMENT", "no samples named", {
        fix: "assay score SAMPLES --benchmark ID",
      });
    }
    if (options.benchmark === undefined) {
      throw new AssayError("MISSING_OPTION", "no benchmark named", {
        where: "--benchmark",
        fix: `known: ${benchmarkIds().join(", ")}, or a problem file`,
      });
    }
    const plan: Plan = {
      benchmark: options.benchmark,
      data: options.data,
      from: { kind: "samples", path, extract: options.extract },
      ...(options.limit !== undefined && { limit: options.limit }),
      k: options.k,
      ...(options.metric && { metrics: options.metric }),
      seed: options.seed,
      ...(options.programLimits && { limits: options.programLimits }),
    };
    return runAndReport(plan, options.out ? { folder: newRunFolder(options.out) } : {}, invocation, "score");
  },
};

export default command;
