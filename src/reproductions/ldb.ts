import { z } from "zod";
import type { Suite } from "../core/task.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionSuite } from "./recorded/function-suite.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
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
  /** What the authors report, where a figure is known. */
  published?: { passes: number; items: number };
  /** Without one, by `task`. */
  task: "humaneval" | "mbpp" | "transcoder";
}

/** The imports that the recorded results begin with. The seeds were judged where most of these had been imported. */
const HEADER = "from typing import *\nfrom heapq import *\nimport heapq, itertools, math, re, typing\n";

/** The authors' limit is of wall-clock time; some recorded passes need more than our usual processor time. */
const LIMITS = { cpuSeconds: 10, idleSeconds: 10 };

/** How a program of each set is put together and judged. */
const TASKS: Record<Run["task"], { program(row: Row): string; suite(row: Row): Suite }> = {
  // A seed that is a body continues the prompt; a whole function stands alone, without the prompt's helpers.
  humaneval: {
    program: ({ prompt, solution }) => HEADER + (/^\s/.test(solution) ? prompt : "") + solution,
    suite: (row) => functionSuite(row, LIMITS),
  },
  // MBPP's test calls `check` itself. A seed that is a body was judged without its prompt, and is recorded as failing.
  mbpp: {
    program: ({ solution }) => HEADER + solution,
    suite: ({ test, entry_point: entry }) => ({
      tests: [{ kind: "code", code: test }],
      entry,
      limits: LIMITS,
    }),
  },
  transcoder: {
    program: ({ solution }) => HEADER + solution,
    suite: (row) => functionSuite(row, LIMITS),
  },
};

const run = (task: Run["task"], name: string, file: string, passes: number, items: number): Run => ({
  name,
  file,
  published: { passes, items },
  task,
});

const RUNS: Run[] = [
  run("humaneval", "HumanEval seed GPT-3.5", "seed_humaneval_gpt35", 121, 164),
  run("humaneval", "HumanEval seed GPT-4", "seed_humaneval_gpt4", 143, 164),
  run("humaneval", "HumanEval seed Reflexion", "seed_humaneval_reflexion", 150, 164),
  run("humaneval", "HumanEval GPT-3.5, blocks", "ldb_humaneval_gpt35_block", 136, 164),
  run("humaneval", "HumanEval GPT-3.5, lines", "ldb_humaneval_gpt35_line", 132, 164),
  run("humaneval", "HumanEval GPT-3.5, function", "ldb_humaneval_gpt35_function", 131, 164),
  run("humaneval", "HumanEval GPT-3.5 from GPT-4", "ldb_humaneval_gpt4seed", 147, 164),
  run("humaneval", "HumanEval GPT-3.5 from Reflexion", "ldb_humaneval_reflexion_gpt35", 156, 164),
  run("humaneval", "HumanEval GPT-4 from Reflexion", "ldb_humaneval_reflexion_gpt4", 159, 164),
  run("humaneval", "HumanEval GPT-4o from Reflexion", "ldb_humaneval_reflexion_gpt4o", 161, 164),
  run("mbpp", "MBPP seed GPT-3.5", "seed_mbpp_gpt35", 338, 500),
  run("mbpp", "MBPP GPT-3.5", "ldb_mbpp_gpt35", 380, 500),
  run("transcoder", "TransCoder seed GPT-3.5", "seed_transcoder_gpt35", 461, 560),
];

const NAMES = { humaneval: "HumanEval", mbpp: "MBPP", transcoder: "TransCoder" };

/** `seed_mbpp_codellama`: a stage, a set, and a model. */
const LIKE = {
  folder: /^ldb/i,
  file: /(seed|ldb)_(humaneval|mbpp|transcoder)_(.+)/,
  row: Row,
  other: ({ name, match: [, stage, set = "", model = ""] }: FoundFile): Run => {
    const task = set as Run["task"];
    return { name: `${NAMES[task]}${stage === "seed" ? " seed" : ""} ${model}`, file: name, task };
  },
};

/** LDB's seeds and results: HumanEval, MBPP and the C++ to Python translations of TransCoder. */
const ldb: Reproduction = {
  id: "ldb",
  title: "LDB, the large language model debugger",
  paper: "Zhong et al. 2024, arXiv 2402.16906",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, task, published, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const { program, suite } = TASKS[task];
      const items = rows.map((row) => ({
        name: row.task_id,
        language: "python",
        program: program(row),
        suite: suite(row),
        passed: row.is_solved,
      }));
      runs.push({ name, items, ...(published && { published }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default ldb;
