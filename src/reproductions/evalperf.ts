import { z } from "zod";
import { meanDps } from "../metrics/efficiency/dps.ts";
import { mean } from "../metrics/problems/mean.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const MODELS = [
  { name: "gpt-4o-2024-08-06_openai", dps: 87.85, norm: 82.23, pass: 86.65 },
  { name: "meta-llama__Llama-3_1-8B-Instruct_vllm", dps: 80.93, norm: 76.57, pass: 64.35 },
  { name: "ise-uiuc__Magicoder-S-DS-6_7B_vllm", dps: 83.63, norm: 78.58, pass: 69.84 },
  { name: "deepseek-ai__deepseek-coder-6_7b-instruct_vllm", dps: 83.56, norm: 78.21, pass: 73.58 },
];

const MIN_CORRECT = 10;
const SAMPLES = 100;

const Score = z.number().nullable().optional();
const Row = z.object({ task_id: z.string(), dps: Score, dps_norm: Score, "pass@1": z.number() });

/** EvalPerf's summaries from its results by task: which tasks count, and the means. Nothing is timed again. */
const evalperf: Reproduction = {
  id: "evalperf",
  title: "EvalPerf: differential performance scores of four models",
  paper: "Liu et al. 2024 (EvalPerf), arXiv 2408.06450",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    for (const { name, ...published } of MODELS) {
      const rows = await recordedRows(`evalperf-a/${name}_temp_1_0.jsonl.gz`, Row, ports.data);
      const summary = meanDps(
        rows.map(({ dps, dps_norm: norm, "pass@1": pass }) => ({
          correct: Math.round((pass * SAMPLES) / 100),
          scores: dps == null || norm == null ? [] : [{ dps, norm }],
        })),
        MIN_CORRECT,
      );
      const model = name.replace(/_(openai|vllm)$/, "");
      const note = `${summary?.tasks} of ${rows.length} tasks have ${MIN_CORRECT} right samples`;
      figures.push(
        { name: `${model}: DPS`, published: published.dps, ours: summary?.dps ?? null, note },
        { name: `${model}: DPS norm`, published: published.norm, ours: summary?.norm ?? null },
        { name: `${model}: pass@1`, published: published.pass, ours: mean(rows.map((row) => row["pass@1"])) },
      );
    }
    yield* keptRows(ports, figures, 0.006);
  },
};

export default evalperf;
