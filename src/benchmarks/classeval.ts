import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { classEvalTests } from "./classeval/tests.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.string().min(1),
  class_name: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a class"),
  /** The class with docstrings and without bodies. */
  skeleton: z.string(),
  /** unittest classes: one for each method, and one for their work together. */
  test: z.string(),
  test_classes: z.array(z.string()).min(1),
  import_statement: z.array(z.string()),
  solution_code: z.string(),
});

type Row = z.infer<typeof Row>;

/**
 * ClassEval: 100 classes to write from a skeleton. Each unittest method is a test, its part the test class it is in: the
 * class level is the verdict, the method level the parts. The paper's holistic, incremental and compositional ways are
 * options of the strategy `class-generation`.
 */
const classeval: Benchmark<Row> = {
  id: "classeval",
  title: "ClassEval",
  paper: "Du et al. 2023, arXiv 2308.01861",
  language: "python",
  source: {
    file: "ClassEval_data.json",
    alsoNamed: ["ClassEval_data.jsonl.gz", "ClassEval_data.jsonl"],
    url: "https://raw.githubusercontent.com/FudanSELab/ClassEval/eaeac44d0d5dcd8a95feec50726d66fedc73a98f/data/ClassEval_data.json",
    sha256: "50a1ac0e4d0c238573c10c0ab11feae00b14a80ae9e4c9cc28148707ecf0b6a2",
    licence: "CC BY-NC 4.0",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: row.task_id,
      prompt: `Please complete the class ${row.class_name} in the following code.\n\n${row.skeleton}`,
      language: "python",
      entry: row.class_name,
      starter: row.skeleton,
      tests: [],
    },
    ...classEvalTests(row),
    reference: row.solution_code,
  }),
};

export default classeval;
