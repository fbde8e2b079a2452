import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { figure } from "./recorded/figure.ts";
import { judgeRecorded, type RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Profiled = z.object({
  task_id: z.string(),
  /** Absent where too few samples were right. */
  profiled: z.array(z.object({ solution: z.string() })).nullish(),
});
const Best = z.object({ prompt: z.string(), value: z.tuple([z.string()], z.json()) });

/** Other models' files are named in the same way. */
const MODELS = [
  { name: "GPT-4o", file: "gpt-4o-2024-08-06_openai_temp_1_0" },
  { name: "Llama-3.1-8B", file: "meta-llama__Llama-3_1-8B-Instruct_vllm_temp_1_0" },
  { name: "Magicoder-S-DS-6.7B", file: "ise-uiuc__Magicoder-S-DS-6_7B_vllm_temp_1_0" },
  { name: "DeepSeek-Coder-6.7B", file: "deepseek-ai__deepseek-coder-6_7b-instruct_vllm_temp_1_0" },
];
const LIKE = {
  folder: /^evalperf/i,
  file: /(.+)_temp_.+/,
  row: Profiled,
  other: ({ name, match }: FoundFile) => ({ name: match[1]!, file: name }),
};

/** So many solutions of each source are judged. */
const JUDGED = 30;

/**
 * Programs whose time was measured because they had been found right: what EvalPlus let EvalPerf profile passes our
 * HumanEval+ and MBPP+, and the best solutions of COFFE's functions pass its tests of correctness.
 */
const efficientSolutions: Reproduction = {
  id: "efficient-solutions",
  title: "EvalPerf's profiled solutions under EvalPlus, COFFE's best under its tests",
  paper: "Liu et al. 2024, arXiv 2408.06450; Peng et al. 2025, arXiv 2502.02827",
  async *rows(ports) {
    const pools: { name: string; all: RecordedItem[] }[] = [];
    const plus = await Promise.all(
      ["humaneval-plus", "mbpp-plus"].map((id) => openBenchmark(id, { data: ports.data })),
    );
    const suites = new Map(
      plus.flatMap(({ problems }) => problems).map(({ task, suite }) => [task.id, suite]),
    );
    for (const { name, rows } of await recordedRuns(MODELS, LIKE, ports)) {
      const all = rows.flatMap(({ task_id, profiled }): RecordedItem[] => {
        const suite = suites.get(task_id);
        if (!suite) return [];
        return (profiled ?? []).map(({ solution }, at) => {
          return { name: `${task_id}/${at}`, language: "python", program: solution, suite, passed: true };
        });
      });
      pools.push({ name: `EvalPerf, ${name}`, all });
    }
    const coffe = (await openBenchmark("coffe", { data: ports.data })).problems;
    const best = await recordedRows(
      "coffe-gpt4o/datasets__function__best_solutions.jsonl.gz",
      Best,
      ports.data,
    );
    const solutions = best.flatMap(({ prompt, value: [program] }): RecordedItem[] => {
      const problem = coffe.find(({ task }) => task.prompt.startsWith(prompt));
      if (!problem) return [];
      return [{ name: problem.task.id, language: "python", program, suite: problem.suite, passed: true }];
    });
    pools.push({ name: "COFFE, functions", all: solutions });

    const count = Math.min(JUDGED, ports.limit ?? JUDGED);
    const runs = pools.map(({ name, all }) => ({
      name,
      whole: all.length,
      items: sampled(all, count, `${ports.seed} ${name}`),
    }));
    const total = runs.reduce((sum, { items }) => sum + items.length, 0);
    let done = 0;
    for (const { name, whole, items } of runs) {
      const { disagreements } = await judgeRecorded(ports, items, () =>
        ports.onProgress({ done: ++done, items: total }),
      );
      const wrong = new Set(disagreements.map(({ item }) => item));
      for (const { name: item } of wrong) ports.onNotice(`${name}, ${item}: not a pass here`);
      const values = items.map((item) => (wrong.has(item) ? 0 : 100));
      yield figure({
        name: `${name}: pass %`,
        published: 100,
        values,
        tolerance: 4,
        note: `a seeded part of ${whole} that were found right`,
      });
    }
  },
};

export default efficientSolutions;
