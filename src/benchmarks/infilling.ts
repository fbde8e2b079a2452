import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.string().min(1),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  /** The program before and after what is missing. */
  prompt: z.string(),
  suffix: z.string(),
  canonical_solution: z.string(),
  /** Defines `check(candidate)`. */
  test: z.string(),
});

type Row = z.infer<typeof Row>;

const source = (kind: string, sha256: string): Source => ({
  file: `HumanEval-${kind}.jsonl.gz`,
  alsoNamed: [`HumanEval-${kind}.jsonl`],
  url: `https://raw.githubusercontent.com/openai/human-eval-infilling/88062ff9859c875d04db115b698ed4b0f0395170/data/HumanEval-${kind}.jsonl.gz`,
  sha256,
  licence: "MIT",
});

/**
 * HumanEval infilling: a line, several lines or a random span of a right program is missing; an answer is what is
 * missing, and nothing else. Whitespace counts: in random spans an answer may begin in the midst of a line.
 */
const infilling: Benchmark<Row> = {
  id: "infilling",
  title: "HumanEval infilling",
  paper: "Bavarian et al. 2022, arXiv 2207.14255",
  language: "python",
  parts: {
    "single-line": source(
      "SingleLineInfilling",
      "6fffc71ec2f1674372fcc177511f92312f1a27a9eacd8e43255c9f5ee9eca8c8",
    ),
    "multi-line": source(
      "MultiLineInfilling",
      "5b49f312f0a781420a4ae54f5e73176009b9cfc52731e3a0b9be726b451032d1",
    ),
    "random-span": source(
      "RandomSpanInfilling",
      "4f15be2d4a479b504072c64e79702df184010f13bdf75f8b67ce08e054c48e26",
    ),
    "random-span-light": source(
      "RandomSpanInfillingLight",
      "cbb2b36f90311a3a7d844b6361852bb33e3ab11ab3bca2b7e85bfb9bf78c5891",
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: row.task_id,
      prompt: `Part of this Python program is missing, where it says <MISSING>. Answer with exactly what is missing there.\n\n${row.prompt}<MISSING>${row.suffix}`,
      language: "python",
      tests: [],
    },
    suite: {
      // Some tests call helpers that stand before the function.
      prelude: row.prompt.slice(0, row.prompt.indexOf(`def ${row.entry_point}`)),
      tests: [{ kind: "code", code: `${row.test}\ncheck(${row.entry_point})` }],
      entry: row.entry_point,
      limits: { cpuSeconds: 3, idleSeconds: 3 },
    },
    program: (answer) => row.prompt + answer + row.suffix,
    reference: row.canonical_solution,
  }),
};

export default infilling;
