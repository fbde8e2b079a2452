import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import type { Test } from "../core/task.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  src_uid: z.string().min(1),
  description: z.string(),
  input_spec: z.string().nullable(),
  output_spec: z.string().nullable(),
  notes: z.string().nullable().default(null),
  time_limit: z.string(),
  sample_inputs: z.array(z.string()).min(1),
  sample_outputs: z.array(z.string()).min(1),
});

type Row = z.infer<typeof Row>;

/**
 * xCodeEval, program synthesis (validation, compact set): problems of Codeforces. The hidden unit tests are a database of
 * their own (`unittest_db.json`, 10 GB) that is not in the file; what is judged here is the samples in the statement, which the solver
 * sees. So a pass is necessary, not sufficient.
 */
const xCodeEval: Benchmark<Row> = {
  id: "x-codeeval",
  title: "xCodeEval (program synthesis, samples of the statements)",
  paper: "Khan et al. 2023, arXiv 2303.03004",
  language: "python",
  source: {
    file: "prog_syn_val.jsonl",
    alsoNamed: ["data_xCodeEval_prog_syn_val.jsonl.gz"],
    url: "https://raw.githubusercontent.com/Md-Ashraful-Pramanik/MapCoder/0027da71030b441cca2bc6f95def86b9aa5c7dea/data/xCodeEval/prog_syn_val.jsonl",
    sha256: "4d596fca3dc2318e1469ed17517e72d2477f3b6d0943d658a9917d4a0ca11b5b",
    licence: "CC BY-NC 4.0",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const tests = row.sample_inputs.map(
      (stdin, at): Test => ({ kind: "io", stdin, stdout: row.sample_outputs[at] ?? "" }),
    );
    const about = [row.description, row.input_spec, row.output_spec, row.notes].filter(Boolean);
    return {
      task: {
        id: `x-codeeval/${row.src_uid}`,
        prompt: `${about.join("\n\n")}\n\nWrite a Python program that reads standard input and writes standard output.`,
        language: "python",
        tests,
      },
      suite: { tests, limits: { cpuSeconds: 20 } },
    };
  },
};

export default xCodeEval;
