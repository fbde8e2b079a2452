import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { evalPlusSuite } from "./evalplus/judge.ts";
import { checkedRow } from "./python/checked-row.ts";
import { humanEvalTask } from "./python/humaneval-task.ts";

const Row = z.object({
  task_id: z.string().min(1),
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  canonical_solution: z.string(),
  /** JSON text: the inputs of HumanEval's own tests, then some 80 times as many. */
  base_input: z.string(),
  plus_input: z.string(),
  /** Largest accepted absolute difference; 0 means exact, or 1e-6 between floats. */
  atol: z.number(),
});

type Row = z.infer<typeof Row>;

/** HumanEval+: HumanEval with corrected references and many more inputs, judged against the reference. */
const humanevalPlus: Benchmark<Row> = {
  id: "humaneval-plus",
  title: "HumanEval+ (EvalPlus, v0.1.10)",
  paper: "Liu et al. 2023, arXiv 2305.01210",
  language: "python",
  source: {
    file: "HumanEvalPlus.jsonl.gz",
    alsoNamed: ["HumanEvalPlus.jsonl", "HumanEvalPlus-v0.1.10.jsonl", "HumanEvalPlus-v0.1.10.jsonl.gz"],
    url: "https://raw.githubusercontent.com/evalplus/humanevalplus_release/200defce9e3429d28ca215b6dd061c0f7f31c18b/HumanEvalPlus.jsonl.gz",
    sha256: "42526ec0e7d5f3ee0b06d6ced98f8c8bae3d76519151bfb3d36f79010645bd7f",
    licence: "Apache-2.0",
  },
  stop: ["\ndef ", "\nclass ", "\nimport ", "\nfrom ", "\nassert ", "\nif __name__", "\nprint("],
  raw: ["base_input", "plus_input"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const reference = row.prompt + row.canonical_solution;
    const oracle = row.entry_point === "find_zero" ? "root" : "equal";
    return {
      task: humanEvalTask(row),
      suite: evalPlusSuite(row.task_id, { ...row, reference }, oracle, [".", "."]),
      reference,
    };
  },
};

export default humanevalPlus;
