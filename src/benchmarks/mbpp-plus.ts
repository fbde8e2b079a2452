import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { evalPlusSuite, type Oracle } from "./evalplus/judge.ts";
import { shapesOf } from "./evalplus/shapes.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.string().regex(/^Mbpp\/\d+$/, "expected Mbpp/ and a number"),
  /** The task's text and its first assert, as a docstring. */
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  canonical_solution: z.string(),
  /** JSON text: the inputs of MBPP's own tests, then some 35 times as many. */
  base_input: z.string(),
  plus_input: z.string(),
  atol: z.number(),
});

type Row = z.infer<typeof Row>;

const ORACLES: [Oracle, string[]][] = [
  ["not-none", ["check_str", "text_match_three", "text_starta_endb"]],
  [
    "set",
    [
      "similar_elements",
      "find_char_long",
      "common_in_nested_lists",
      "extract_singly",
      "larg_nnum",
      "intersection_array",
      "find_dissimilar",
      "Diff",
    ],
  ],
];

/** MBPP+: 378 well-formed tasks of MBPP with many more inputs, judged against the reference. */
const mbppPlus: Benchmark<Row> = {
  id: "mbpp-plus",
  title: "MBPP+ (EvalPlus, v0.2.0)",
  paper: "Liu et al. 2023, arXiv 2305.01210",
  language: "python",
  source: {
    file: "MbppPlus.jsonl.gz",
    alsoNamed: ["MbppPlus.jsonl", "MbppPlus-v0.2.0.jsonl", "MbppPlus-v0.2.0.jsonl.gz"],
    url: "https://raw.githubusercontent.com/evalplus/mbppplus_release/dadf43da556a00f7bacd71cb154f2932757d9144/MbppPlus.jsonl.gz",
    sha256: "b54e762755248ca411b523c917fa9f93c07b5ff2966bf60b3917b853926a3dad",
    licence: "Apache-2.0",
  },
  stop: ['\n"""', "\nassert", "\nif __name__", "\ndef main(", "\nprint("],
  raw: ["base_input", "plus_input"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const oracle = ORACLES.find(([, entries]) => entries.includes(row.entry_point))?.[0] ?? "equal";
    const reference = row.canonical_solution;
    const shown = /^assert .*$/m.exec(row.prompt)?.[0];
    return {
      task: {
        id: row.task_id,
        prompt: row.prompt,
        language: "python",
        entry: row.entry_point,
        tests: shown === undefined ? [] : [{ kind: "code", code: shown }],
      },
      suite: evalPlusSuite(
        row.task_id,
        { ...row, reference },
        oracle,
        shapesOf(Number(row.task_id.slice("Mbpp/".length))),
      ),
      reference,
    };
  },
};

export default mbppPlus;
