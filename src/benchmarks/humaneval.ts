import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { humanEvalTask, withBody } from "./python/humaneval-task.ts";

const Row = z.object({
  task_id: z.string().min(1),
  /** Imports, helper functions, signature and docstring; a completion is the body. */
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  canonical_solution: z.string(),
  /** Defines `check(candidate)`. */
  test: z.string(),
});

type Row = z.infer<typeof Row>;

/** HumanEval: 164 Python functions to complete from signature and docstring. */
const humaneval: Benchmark<Row> = {
  id: "humaneval",
  title: "HumanEval",
  paper: "Chen et al. 2021, arXiv 2107.03374",
  language: "python",
  source: {
    file: "HumanEval.jsonl.gz",
    alsoNamed: ["HumanEval.jsonl", "humaneval.jsonl.gz", "humaneval.jsonl"],
    url: "https://raw.githubusercontent.com/openai/human-eval/6d43fb980f9fee3c892a914eda09951f772ad10d/data/HumanEval.jsonl.gz",
    sha256: "1d49078ba3e2b196b9344535bef34a43021f038fad9561d6ee7c53450609a6a2",
    rowsSha256: "e5ea46f61edfa7e3cbd5a86af0fb11e4a8a1048d9b905f2436be8bcdcf66f6d6",
    licence: "MIT",
  },
  // Section 3.1.
  stop: ["\nclass", "\ndef", "\n#", "\nif", "\nprint"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: humanEvalTask(row),
    suite: {
      // Some tests call helpers that the prompt defines (`poly` of HumanEval/32).
      prelude: withBody(row.prompt),
      tests: [{ kind: "code", code: `${row.test}\ncheck(${row.entry_point})` }],
      entry: row.entry_point,
      // The published harness allows 3 s of wall-clock time. Its example sleeps for 10 s and must not pass.
      limits: { cpuSeconds: 3, idleSeconds: 3 },
    },
    reference: row.prompt + row.canonical_solution,
  }),
};

export default humaneval;
