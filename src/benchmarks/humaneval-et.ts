import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { humanEvalTask, withBody } from "./python/humaneval-task.ts";

const Row = z.object({
  task_id: z.string().min(1),
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  canonical_solution: z.string(),
  /** Some hundred asserts each, that replace HumanEval's own tests. */
  test_case_list: z.array(z.string()).min(1),
});

type Row = z.infer<typeof Row>;

/** HumanEval-ET: HumanEval with some 100 tests a problem, each an assert. */
const humanevalEt: Benchmark<Row> = {
  id: "humaneval-et",
  title: "HumanEval-ET",
  paper: "Dong et al. 2023, arXiv 2301.09043",
  language: "python",
  source: {
    file: "HumanEvalET.jsonl",
    alsoNamed: ["HumanEvalET.jsonl.gz", "HumanEval_ET.jsonl"],
    url: "https://raw.githubusercontent.com/kagnlp/CodeGenerator/9cf09ee6c788bfda3b7e1524e88be3447098eb24/data/HumanEval/HumanEvalET.jsonl",
    sha256: "1c22b1f71e3ed79bc90ce2a2b70e10c9d5dcbae8a4b25ec82e4cc0ffc6301848",
    licence: "MIT",
  },
  stop: ["\nclass", "\ndef", "\n#", "\nif", "\nprint"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const task = humanEvalTask(row);
    const shown = new Set(task.tests.map((test) => (test.kind === "code" ? test.code : "")));
    return {
      task,
      suite: {
        // Two asserts of HumanEval/50 use the module.
        prelude: `import copy\n${withBody(row.prompt)}`,
        // What the docstring shows is in the task already.
        tests: [
          { kind: "code", code: row.test_case_list.filter((test) => !shown.has(test)).join("\n") || "pass" },
        ],
        entry: row.entry_point,
        limits: { cpuSeconds: 30, idleSeconds: 5 },
      },
      reference: row.prompt + row.canonical_solution,
    };
  },
};

export default humanevalEt;
