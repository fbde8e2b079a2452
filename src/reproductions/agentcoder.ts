import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), source_codes: z.array(z.string()), is_solved: z.boolean() });

/** The programs use the names of `typing` without importing them. */
const HEADER = "from typing import *\n";

/** A recorded pass of HumanEval/129 enumerates paths for seconds. */
const LIMITS = { cpuSeconds: 10, idleSeconds: 10 };

interface Run {
  name: string;
  file: string;
  published?: { passes: number; items: number };
}

/** Some rows hold an empty program, some of them marked as solved: nothing can be judged there. */
const RUNS: Run[] = [
  {
    name: "AgentCoder ChatGPT",
    file: "humaneval_agentcoder_ChatGPT",
    published: { passes: 127, items: 139 },
  },
  { name: "AgentCoder GPT-4", file: "humaneval_agentcoder_GPT4", published: { passes: 140, items: 152 } },
];

const LIKE = {
  folder: /^agentcoder/i,
  file: /humaneval_agentcoder_(.+)/,
  row: Row,
  other: ({ name, match: [, model = ""] }: FoundFile): Run => ({ name: `AgentCoder ${model}`, file: name }),
};

/** AgentCoder's final programs, whole. No figure was published for these two files, only their records. */
const agentcoder: Reproduction = {
  id: "agentcoder",
  title: "AgentCoder on HumanEval",
  paper: "Huang et al. 2023, arXiv 2312.13010",
  async *rows(ports) {
    const problemOf = await humanEval(ports);
    const runs: RecordedRun[] = [];
    for (const { name, published, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const items = rows.flatMap(({ task_id, source_codes, is_solved: passed }) => {
        const code = source_codes.at(-1) ?? "";
        if (code.trim() === "") return [];
        const suite = { ...problemOf(task_id).suite, limits: LIMITS };
        return [{ name: task_id, language: "python", program: HEADER + code, suite, passed }];
      });
      const note = `${rows.length - items.length} of ${rows.length} records hold no program`;
      runs.push({ name, items, note, ...(published && { published }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default agentcoder;
