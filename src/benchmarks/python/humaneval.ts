import { z } from "zod";
import type { Source } from "../../core/benchmark.ts";
import type { Problem } from "../../core/problem.ts";
import { humanEvalTask, withBody } from "./humaneval-task.ts";

/** A row of HumanEval. */
export const HumanEvalRow = z.object({
  task_id: z.string().min(1),
  /** Imports, helper functions, signature and docstring; a completion is the body. */
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  canonical_solution: z.string(),
  /** Defines `check(candidate)`. */
  test: z.string(),
});

export type HumanEvalRow = z.infer<typeof HumanEvalRow>;

/** Where HumanEval's rows come from. */
export const HUMANEVAL_FILE: Source = {
  file: "HumanEval.jsonl.gz",
  alsoNamed: ["HumanEval.jsonl", "humaneval.jsonl.gz", "humaneval.jsonl"],
  url: "https://raw.githubusercontent.com/openai/human-eval/6d43fb980f9fee3c892a914eda09951f772ad10d/data/HumanEval.jsonl.gz",
  sha256: "1d49078ba3e2b196b9344535bef34a43021f038fad9561d6ee7c53450609a6a2",
  rowsSha256: "e5ea46f61edfa7e3cbd5a86af0fb11e4a8a1048d9b905f2436be8bcdcf66f6d6",
  licence: "MIT",
};

/** What ends a completion of a base model (section 3.1). */
export const HUMANEVAL_STOP = ["\nclass", "\ndef", "\n#", "\nif", "\nprint"];

/** HumanEval's problem of a row; benchmarks that change its prompt or ask for it otherwise judge by it too. */
export const humanEvalProblem = (row: HumanEvalRow): Problem => ({
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
});
