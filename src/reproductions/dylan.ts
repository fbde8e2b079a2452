import { z } from "zod";
import { comparedRuns } from "./recorded/compare.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), completion: z.string(), passed: z.boolean() });

/** The final answers of DyLAN's network of agents, judged by its authors as continuations of the prompt. */
const dylan: Reproduction = {
  id: "dylan",
  title: "DyLAN with GPT-3.5 on HumanEval",
  paper: "Liu et al. 2023, arXiv 2310.02170",
  async *rows(ports) {
    const rows = await recordedRows("dylan-humaneval-gpt35/final_results.jsonl.gz", Row, ports.data);
    const problemOf = await humanEval(ports);
    const items = rows.map(({ task_id, completion, passed }) => {
      const { prompt, suite } = problemOf(task_id);
      return { name: task_id, language: "python", program: prompt + completion, suite, passed };
    });
    yield* comparedRuns(ports, [{ name: "DyLAN", items, published: { passes: 136, items: 164 } }]);
  },
};

export default dylan;
