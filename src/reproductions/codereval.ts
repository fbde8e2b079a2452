import { z } from "zod";
import { passAtK } from "../metrics/pass-at-k.ts";
import { figure } from "./recorded/figure.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ generate_results: z.array(z.object({ is_pass: z.boolean() })).min(1) });

const RUNS: { name: string; published: Record<number, number> }[] = [
  { name: "CodeGen_Raw", published: { 1: 9.49, 5: 19.63 } },
  { name: "CodeGen_HumanLabel", published: { 1: 12.27, 5: 22.55 } },
  { name: "PanGu-Coder_Raw", published: { 1: 11.87, 5: 20.93, 10: 27.39 } },
  { name: "PanGu-Coder_HumanLabel", published: { 1: 13.74, 5: 21.14, 10: 24.78 } },
  { name: "ChatGPT_Raw", published: { 1: 21.04, 5: 27.31 } },
  { name: "ChatGPT_HumanLabel", published: { 1: 26.61, 5: 31.31 } },
];

/**
 * CoderEval in Python: pass@k over the recorded verdicts of ten samples. The functions belong to 43 projects whose environments are not
 * at hand, so nothing is run.
 */
const codereval: Reproduction = {
  id: "codereval",
  title: "CoderEval (Python): three models, with two docstrings",
  paper: "Yu et al. 2023, arXiv 2302.00288",
  async *rows(ports) {
    const runs: {
      name: string;
      published: Record<number, number>;
      counts: [number, number][];
      whole: number;
    }[] = [];
    for (const run of RUNS) {
      const rows = await recordedRows(`codereval-python/Python_${run.name}_Input.jsonl.gz`, Row, ports.data);
      const some = sampled(rows, ports.limit ?? rows.length, `${ports.seed} ${run.name}`);
      const counts = some.map(({ generate_results: all }): [number, number] => [
        all.length,
        all.filter(({ is_pass }) => is_pass).length,
      ]);
      runs.push({ ...run, counts, whole: rows.length });
    }
    const items = runs.reduce((sum, { counts }) => sum + counts.length, 0);
    for (const { name, published, counts, whole } of runs) {
      for (const [k, theirs] of Object.entries(published)) {
        yield figure({
          name: `${name.replace("_", ", ")}: pass@${k} %`,
          published: theirs,
          values: counts.map(([n, c]) => 100 * passAtK(n, c, Math.min(n, Number(k)))),
          tolerance: 0.01,
          part: counts.length < whole,
          note: "recorded verdicts",
        });
      }
    }
    ports.onProgress({ done: items, items });
  },
};

export default codereval;
