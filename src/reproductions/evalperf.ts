import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { figure } from "./recorded/figure.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { judgeRecorded } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  /** Absent where too few samples were right. */
  dps: z.number().nullish(),
  dps_norm: z.number().nullish(),
  "pass@1": z.number(),
  profiled: z.array(z.object({ solution: z.string() })).nullish(),
});

const RUNS = [
  { name: "GPT-4o", file: "gpt-4o-2024-08-06_openai_temp_1_0", dps: 87.85, norm: 82.23, pass: 86.65 },
  {
    name: "Llama-3.1-8B",
    file: "meta-llama__Llama-3_1-8B-Instruct_vllm_temp_1_0",
    dps: 80.93,
    norm: 76.57,
    pass: 64.35,
  },
  {
    name: "Magicoder-S-DS-6.7B",
    file: "ise-uiuc__Magicoder-S-DS-6_7B_vllm_temp_1_0",
    dps: 83.63,
    norm: 78.58,
    pass: 69.84,
  },
  {
    name: "DeepSeek-Coder-6.7B",
    file: "deepseek-ai__deepseek-coder-6_7b-instruct_vllm_temp_1_0",
    dps: 83.56,
    norm: 78.21,
    pass: 73.58,
  },
];

/** Of each model, so many of the solutions that its authors profiled are judged here: all passed there. */
const JUDGED = 60;

/**
 * EvalPerf: the differential performance scores of four models, from the scores of their tasks; and the solutions that were
 * profiled, which EvalPlus found right, judged by our HumanEval+ and MBPP+.
 */
const evalperf: Reproduction = {
  id: "evalperf",
  title: "EvalPerf: four models' efficiency, and EvalPlus's verdicts on what was profiled",
  paper: "Liu et al. 2024, arXiv 2408.06450",
  async *rows(ports) {
    const problems = new Map(
      (
        await Promise.all(
          ["humaneval-plus", "mbpp-plus"].map((id) => openBenchmark(id, { data: ports.data })),
        )
      )
        .flatMap((opened) => opened.problems)
        .map((problem) => [problem.task.id, problem]),
    );
    const runs = [];
    for (const run of RUNS) {
      const rows = await recordedRows(`evalperf-a/${run.file}.jsonl.gz`, Row, ports.data);
      const all = rows.flatMap(({ task_id, profiled }): RecordedItem[] => {
        const problem = problems.get(task_id);
        if (!problem) return [];
        return (profiled ?? []).map(({ solution }, at) => ({
          name: `${task_id} solution ${at}`,
          language: "python",
          program: solution,
          suite: problem.suite,
          passed: true,
        }));
      });
      const items = sampled(all, Math.min(JUDGED, ports.limit ?? JUDGED), `${ports.seed} ${run.name}`);
      runs.push({ run, rows, items });
    }
    const items = runs.reduce((sum, run) => sum + run.items.length, 0);
    let done = 0;
    for (const { run, rows, items: judged } of runs) {
      const scored = (value: (row: z.infer<typeof Row>) => number | null | undefined) =>
        rows.flatMap((row) => value(row) ?? []);
      const note = "of the recorded tasks";
      yield figure({
        name: `${run.name}: DPS`,
        published: run.dps,
        values: scored((row) => row.dps),
        tolerance: 0.01,
        note,
      });
      yield figure({
        name: `${run.name}: DPS norm`,
        published: run.norm,
        values: scored((row) => row.dps_norm),
        tolerance: 0.01,
        note,
      });
      yield figure({
        name: `${run.name}: pass@1 %`,
        published: run.pass,
        values: scored((row) => row["pass@1"]),
        tolerance: 0.01,
        note,
      });
      const agreement = await judgeRecorded(ports, judged, () => ports.onProgress({ done: ++done, items }));
      for (const { item } of agreement.disagreements)
        ports.onNotice(`${run.name}, ${item.name}: not a pass here`);
      const values = judged.map((item) =>
        agreement.disagreements.some((each) => each.item === item) ? 0 : 100,
      );
      yield figure({
        name: `${run.name}: profiled solutions that pass %`,
        published: 100,
        values,
        tolerance: 3,
        note: "a seeded part of those that EvalPlus found right",
      });
    }
  },
};

export default evalperf;
