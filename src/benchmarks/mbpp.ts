import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { assertProblem } from "./python/assert-problem.ts";
import { checkedRow } from "./python/checked-row.ts";

/** The published file ends its lines of code as Windows does. */
const Code = z.string().transform((code) => code.replaceAll("\r\n", "\n"));

const Row = z.object({
  task_id: z.int(),
  text: z.string(),
  code: Code,
  test_setup_code: Code.default(""),
  test_list: z.array(z.string()).min(1),
  /** Harder tests that some rows have; the published results do not use them, nor does this benchmark. */
  challenge_test_list: z.array(z.string()).default([]),
});

type Row = z.infer<typeof Row>;

/** Mostly Basic Python Problems: 974 small functions described in a sentence, with three asserts each. */
const mbpp: Benchmark<Row> = {
  id: "mbpp",
  title: "MBPP",
  paper: "Austin et al. 2021, arXiv 2108.07732",
  language: "python",
  source: {
    file: "mbpp.jsonl",
    alsoNamed: ["MBPP.jsonl", "MBPP_974.jsonl.gz", "mbpp.jsonl.gz"],
    url: "https://raw.githubusercontent.com/google-research/google-research/30adf0ec5f35f9609c2f1d896005e184195d9146/mbpp/mbpp.jsonl",
    sha256: "ccf64ceae9c5403bf50a044cb6d505bfd2a2963ee58338ba268fd65beab92a9f",
    rowsSha256: "490628555bb1fa236011cf7ac498204e7c0e471f6ab31ca246121b2c3bac5ab8",
    licence: "CC BY 4.0",
  },
  stop: ["[DONE]", "\nassert", '\n"""'],
  parse: (row) => checkedRow(Row, row),
  problem: (row) =>
    assertProblem({
      id: `Mbpp/${row.task_id}`,
      text: row.text,
      code: row.code,
      imports: [],
      setup: row.test_setup_code,
      asserts: row.test_list,
    }),
};

export default mbpp;
