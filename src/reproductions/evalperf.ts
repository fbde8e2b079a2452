import { z } from "zod";
import { meanDps } from "../metrics/efficiency/dps.ts";
import { mean } from "../metrics/problems/mean.ts";
import { LEADERBOARD } from "./evalperf/leaderboard.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const MIN_CORRECT = 10;
const SAMPLES = 100;

const Score = z.number().nullable().optional();
const Row = z.object({ task_id: z.string(), dps: Score, dps_norm: Score, "pass@1": z.number() });

/** EvalPerf's summaries from its results by task: which tasks count, and the means. Nothing is timed again. */
const evalperf: Reproduction = {
  id: "evalperf",
  title: "EvalPerf: differential performance scores of every model whose results are here",
  paper: "Liu et al. 2024 (EvalPerf), arXiv 2408.06450",
  async *rows(ports) {
    const runs = await recordedRuns<{ file: string }, z.infer<typeof Row>>(
      [],
      {
        folder: /^evalperf/,
        file: /.+_temp_.+/,
        row: Row,
        other: ({ name }) => ({ file: name.replace(/_evalperf_results.*$/, "") }),
      },
      ports,
    );
    const figures: KeptFigure[] = [];
    for (const { file, rows } of runs) {
      const summary = meanDps(
        rows.map(({ dps, dps_norm: norm, "pass@1": pass }) => ({
          correct: Math.round((pass * SAMPLES) / 100),
          scores: dps == null || norm == null ? [] : [{ dps, norm }],
        })),
        MIN_CORRECT,
      );
      const pass = mean(rows.map((row) => row["pass@1"]));
      const model = file.replace(/(_(openai|vllm|google|bedrock))?_temp_1_0/, "");
      const note = `${summary?.tasks} of ${rows.length} tasks have ${MIN_CORRECT} right samples`;
      const published = LEADERBOARD[file];
      if (!published) {
        const ours = [summary?.dps, summary?.norm, pass].map((value) => value?.toFixed(2));
        ports.onNotice(
          `${model}: not on the leaderboard; DPS ${ours[0]}, norm ${ours[1]}, pass@1 ${ours[2]}`,
        );
        continue;
      }
      figures.push(
        { name: `${model}: DPS`, published: published[0], ours: summary?.dps ?? null, note },
        { name: `${model}: DPS norm`, published: published[1], ours: summary?.norm ?? null },
        { name: `${model}: pass@1`, published: published[2], ours: pass },
      );
    }
    yield* keptRows(ports, figures, 0.006);
  },
};

export default evalperf;
