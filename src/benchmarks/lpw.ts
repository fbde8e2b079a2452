import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import type { Test } from "../core/task.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.string().min(1),
  /** Signature and statement as a docstring. */
  prompt: z.string(),
  entry_point: z.string().min(1),
  /** Defines `check(candidate)` and calls it. */
  test: z.string().min(1),
  given_tests: z.array(z.string()),
});

type Row = z.infer<typeof Row>;

const source = (name: string, sha256: string): Source => ({
  file: `LPW_${name}_tests.jsonl`,
  alsoNamed: [`LPW_${name}.jsonl.gz`, `LPW_${name}.jsonl`],
  url: `https://raw.githubusercontent.com/you68681/lpw/55211de9e12abccbe14cb6d26b87810312682c3f/input_data/${name}/test/tests.jsonl`,
  sha256,
  licence: "MIT",
});

/** Problems of APPS and CodeContests rewritten as functions with asserts. Their solutions read standard input and are none. */
const lpw: Benchmark<Row> = {
  id: "lpw",
  title: "APPS and CodeContests as functions (LPW)",
  paper: "Lei et al. 2024, arXiv 2411.14503",
  language: "python",
  parts: {
    apps: source("APPS", "42ee53d5c3d5f306b324a4cd96baa40eb0467571b9da625ec6764d40962d89bd"),
    "code-contests": source(
      "CodeContests",
      "5e6c5afc386d874e364c29e5de7b17310ee4985c39495e0e31bc150a09e090f5",
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: `lpw/${row.task_id}`,
      prompt: row.prompt,
      language: "python",
      entry: row.entry_point,
      starter: `from typing import *\n\n${row.prompt}`,
      tests: row.given_tests.map((code): Test => ({ kind: "code", code })),
    },
    suite: {
      entry: row.entry_point,
      tests: [{ kind: "code", code: row.test }],
      limits: { cpuSeconds: 20 },
    },
  }),
};

export default lpw;
