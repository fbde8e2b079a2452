import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), source_codes: z.array(z.string()), is_solved: z.boolean() });

const RUNS = [
  { name: "AgentCoder ChatGPT", file: "humaneval_agentcoder_ChatGPT", passes: 133 },
  { name: "AgentCoder GPT-4", file: "humaneval_agentcoder_GPT4", passes: 144 },
];

/** AgentCoder's final programs, whole. No figure was published for these two files, only their records. */
const agentcoder: Reproduction = {
  id: "agentcoder",
  title: "AgentCoder on HumanEval",
  paper: "Huang et al. 2023, arXiv 2312.13010",
  async *rows(ports) {
    const problemOf = await humanEval(ports);
    const runs: RecordedRun[] = [];
    for (const { name, file, passes } of RUNS) {
      const rows = await recordedRows(`agentcoder-humaneval/${file}.jsonl.gz`, Row, ports.data);
      const items = rows.map(({ task_id, source_codes, is_solved }) => {
        const { suite } = problemOf(task_id);
        const program = source_codes.at(-1) ?? "";
        return { name: task_id, language: "python", program, suite, passed: is_solved };
      });
      runs.push({ name, items, published: { passes, items: 164 } });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default agentcoder;
