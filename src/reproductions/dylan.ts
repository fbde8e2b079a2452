import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), completion: z.string(), passed: z.boolean() });

interface Run {
  name: string;
  file: string;
  published?: { passes: number; items: number };
}

const RUNS: Run[] = [{ name: "DyLAN", file: "final_results", published: { passes: 136, items: 164 } }];

/** Another trial or another model. */
const LIKE = {
  folder: /^dylan/i,
  file: /.*results?.*/,
  row: Row,
  other: ({ name }: FoundFile): Run => ({ name: `DyLAN ${name}`, file: name }),
};

/** The final answers of DyLAN's network of agents, judged by its authors as continuations of the prompt. */
const dylan: Reproduction = {
  id: "dylan",
  title: "DyLAN with GPT-3.5 on HumanEval",
  paper: "Liu et al. 2023, arXiv 2310.02170",
  async *rows(ports) {
    const problemOf = await humanEval(ports);
    const runs: RecordedRun[] = [];
    for (const { name, published, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const items = rows.map(({ task_id, completion, passed }) => {
        const { prompt, suite } = problemOf(task_id);
        return { name: task_id, language: "python", program: prompt + completion, suite, passed };
      });
      runs.push({ name, items, ...(published && { published }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default dylan;
