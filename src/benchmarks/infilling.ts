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
      "97154ba3c5a3b3cff5f4f1873bd70b10d89d70bd92407b5dc4f558dc52dfa05e",
    ),
    "multi-line": source(
      "MultiLineInfilling",
      "f049f21f81fcd86c63cf4141244d79c013d8557fe5dfc18352322145f428cb21",
    ),
    "random-span": source(
      "RandomSpanInfilling",
      "85a494a16e267114a00c8a7528fe42ff80c2cfe4f755dbd44784a942e9ce598a",
    ),
    "random-span-light": source(
      "RandomSpanInfillingLight",
      "d1954f2023124187370b053c83357727b3036a8cad171621f32601bbab038553",
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
