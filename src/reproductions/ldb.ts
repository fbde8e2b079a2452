import { z } from "zod";
import type { Suite } from "../core/task.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionSuite } from "./recorded/function-suite.ts";
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

type Row = z.infer<typeof Row>;

interface Run {
  name: string;
  file: string;
  passes: number;
  items: number;
  program(row: Row): string;
  suite(row: Row): Suite;
}

/** The imports that the recorded results begin with. The seeds were judged where most of these had been imported. */
const HEADER = "from typing import *\nfrom heapq import *\nimport heapq, itertools, math, re, typing\n";

/** The authors' limit is of wall-clock time; some recorded passes need more than our usual processor time. */
const LIMITS = { cpuSeconds: 10, idleSeconds: 10 };

/** A seed that is a body continues the prompt; a whole function stands alone, without the prompt's helpers. */
const onHumanEval = (name: string, file: string, passes: number): Run => ({
  name,
  file,
  passes,
  items: 164,
  program: ({ prompt, solution }) => HEADER + (/^\s/.test(solution) ? prompt : "") + solution,
  suite: (row) => functionSuite(row, LIMITS),
});

/** MBPP's test calls `check` itself. A seed that is a body was judged without its prompt, and is recorded as failing. */
const onMbpp = (name: string, file: string, passes: number): Run => ({
  name,
  file,
  passes,
  items: 500,
  program: ({ solution }) => HEADER + solution,
  suite: ({ test, entry_point: entry }) => ({
    tests: [{ kind: "code", code: test }],
    entry,
    limits: LIMITS,
  }),
});

const RUNS: Run[] = [
  onHumanEval("HumanEval seed GPT-3.5", "seed_humaneval_gpt35", 121),
  onHumanEval("HumanEval seed GPT-4", "seed_humaneval_gpt4", 143),
  onHumanEval("HumanEval seed Reflexion", "seed_humaneval_reflexion", 150),
  onHumanEval("HumanEval GPT-3.5, blocks", "ldb_humaneval_gpt35_block", 136),
  onHumanEval("HumanEval GPT-3.5, lines", "ldb_humaneval_gpt35_line", 132),
  onHumanEval("HumanEval GPT-3.5, function", "ldb_humaneval_gpt35_function", 131),
  onHumanEval("HumanEval GPT-3.5 from GPT-4", "ldb_humaneval_gpt4seed", 147),
  onHumanEval("HumanEval GPT-3.5 from Reflexion", "ldb_humaneval_reflexion_gpt35", 156),
  onHumanEval("HumanEval GPT-4 from Reflexion", "ldb_humaneval_reflexion_gpt4", 159),
  onHumanEval("HumanEval GPT-4o from Reflexion", "ldb_humaneval_reflexion_gpt4o", 161),
  onMbpp("MBPP seed GPT-3.5", "seed_mbpp_gpt35", 338),
  onMbpp("MBPP GPT-3.5", "ldb_mbpp_gpt35", 380),
  {
    name: "TransCoder seed GPT-3.5",
    file: "seed_transcoder_gpt35",
    passes: 461,
    items: 560,
    program: ({ solution }) => HEADER + solution,
    suite: (row) => functionSuite(row, LIMITS),
  },
];

/** LDB's seeds and results: HumanEval, MBPP and the C++ to Python translations of TransCoder. */
const ldb: Reproduction = {
  id: "ldb",
  title: "LDB, the large language model debugger",
  paper: "Zhong et al. 2024, arXiv 2402.16906",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, file, passes, items: count, program, suite } of RUNS) {
      const rows = await recordedRows(`ldb-gpt/${file}.jsonl.gz`, Row, ports.data);
      const items = rows.map((row) => ({
        name: row.task_id,
        language: "python",
        program: program(row),
        suite: suite(row),
        passed: row.is_solved,
      }));
      runs.push({ name, items, published: { passes, items: count } });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default ldb;
