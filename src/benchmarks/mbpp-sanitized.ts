import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { assertProblem } from "./python/assert-problem.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.int(),
  prompt: z.string(),
  code: z.string().transform((code) => code.trim()),
  test_imports: z.array(z.string()),
  test_list: z.array(z.string()).min(1),
});

type Row = z.infer<typeof Row>;

/** The same rows as CodeT publishes them, in HumanEval's shape: the text is a docstring, the asserts a function. */
const CompletionRow = z.object({
  task_id: z.string().regex(/^MbppEval\/\d+$/),
  prompt: z.string(),
  canonical_solution: z.string(),
  test: z.string().startsWith("def check(candidate):\n"),
});

/** Sanitized MBPP: the 427 problems of MBPP that people checked and, where needed, reworded. */
const mbppSanitized: Benchmark<Row> = {
  id: "mbpp-sanitized",
  title: "MBPP, sanitized",
  paper: "Austin et al. 2021, arXiv 2108.07732",
  language: "python",
  source: {
    file: "sanitized-mbpp.json",
    alsoNamed: ["mbpp_sanitized_for_code_generation.jsonl", "mbpp_sanitized_for_code_generation.jsonl.gz"],
    url: "https://raw.githubusercontent.com/google-research/google-research/30adf0ec5f35f9609c2f1d896005e184195d9146/mbpp/sanitized-mbpp.json",
    sha256: "ca95deaa9a01ef0a6f439f88bcf0dd3db3563d22f22aad6cae04ebb9a8d8c8e9",
    rowsSha256: "8cabdb4005a9c50c29ace9bd3c3246937a28dfd0409e09194599eb82502a7e88",
    licence: "CC BY 4.0",
  },
  stop: ["[DONE]", "\nassert", '\n"""'],
  parse: (row) => {
    const other = CompletionRow.safeParse(row);
    return checkedRow(Row, other.success ? restored(other.data) : row);
  },
  problem: (row) =>
    assertProblem({
      id: `Mbpp/${row.task_id}`,
      text: row.prompt,
      code: row.code,
      imports: row.test_imports,
      setup: "",
      asserts: row.test_list,
    }),
};

export default mbppSanitized;

/**
 * The published row behind one in HumanEval's shape. Its docstring must go before prompt and solution are joined:
 * they are indented differently. It lacks `test_imports`, which is `import math` where a test names `math`.
 */
function restored(row: z.infer<typeof CompletionRow>): unknown {
  const docstring = /^ {4}'''\n {4}(.*?)\n {4}'''\n/ms.exec(row.prompt);
  const asserts = row.test.split("\n").slice(1);
  const tests = asserts.map((line) => line.trim()).filter((line) => line !== "");
  return {
    task_id: Number(row.task_id.split("/")[1]),
    prompt: docstring?.[1],
    code: row.prompt.replace(docstring?.[0] ?? "", "") + row.canonical_solution,
    test_imports: tests.some((test) => /\bmath\./.test(test)) ? ["import math"] : [],
    test_list: tests,
  };
}
