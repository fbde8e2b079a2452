import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionProgram, functionSuite } from "./recorded/function-suite.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  prompt: z.string(),
  entry_point: z.string(),
  test: z.string(),
  solution: z.string(),
  is_solved: z.boolean(),
});

const RUNS = [
  { name: "Reflexion GPT-4", file: "humaneval_py_reflexion_gpt4", passes: 150 },
  { name: "Reflexion UCS GPT-4", file: "humaneval_py_reflexion_ucs", passes: 151 },
  { name: "simple GPT-4, logging run", file: "humaneval_py_simple_gpt4_logging", passes: 141 },
  { name: "simple GPT-4", file: "humaneval_py_simple_gpt4", passes: 134 },
  { name: "simple GPT-3.5", file: "humaneval_py_simple_gpt35", passes: 42 },
  { name: "simple text-davinci-003", file: "humaneval_py_simple_davinci003", passes: 96 },
];

/** The Python logs of Reflexion on HumanEval: the method and its single-call baselines. */
const reflexion: Reproduction = {
  id: "reflexion",
  title: "Reflexion on HumanEval (Python logs)",
  paper: "Shinn et al. 2023, arXiv 2303.11366",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, file, passes } of RUNS) {
      const rows = await recordedRows(`reflexion-python/${file}.jsonl.gz`, Row, ports.data);
      const items = rows.map((row) => ({
        name: row.task_id,
        language: "python",
        program: functionProgram(row.prompt, row.solution),
        suite: functionSuite(row),
        passed: row.is_solved,
      }));
      runs.push({ name, items, published: { passes, items: 164 } });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default reflexion;
