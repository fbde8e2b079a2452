import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  id: z.union([z.int(), z.string()]),
  raw_problem: z.string(),
  raw_solution: z.string(),
  /** A harder problem whose solution should call that of the first. */
  new_problem: z.string(),
  new_solution: z.string(),
  test_code: z.string().min(1),
});

type Row = z.infer<typeof Row>;

/**
 * HumanEval Pro: two problems in one, the second to be solved by calling the solution of the first. Only the second is
 * tested. MBPP Pro and BigCodeBench-Lite Pro have the same form: give their files by path.
 */
const humanevalPro: Benchmark<Row> = {
  id: "humaneval-pro",
  title: "HumanEval Pro",
  paper: "Yu et al. 2024, arXiv 2412.21199",
  language: "python",
  source: {
    file: "humaneval_pro.json",
    alsoNamed: ["humaneval_pro.jsonl.gz", "humaneval_pro.jsonl"],
    url: "https://raw.githubusercontent.com/CodeEval-Pro/CodeEval-Pro/36f292eafc597b38535fbc8b4aafea8e5c654e3c/dataset/humaneval_pro.json",
    sha256: "d67ad94366d8182804d8cb59de558d211072493b13a6c23ddda42a2e1367dc7a",
    licence: "MIT",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const entry = [...row.new_problem.matchAll(/^def\s+(\w+)/gm)].at(-1)?.[1];
    const named = entry === undefined ? {} : { entry };
    return {
      task: {
        id: `humaneval-pro/${row.id}`,
        prompt: `Write a solution of python file to the following problems, the solution of the second problem requires single or multiple calls to the first solution.\n\`\`\`python\n${row.raw_problem}\n${row.new_problem}\n\`\`\`\nPlease put the two solutions in one code block.`,
        language: "python",
        ...named,
        tests: [],
      },
      suite: { ...named, tests: [{ kind: "code", code: row.test_code }], limits: { cpuSeconds: 30 } },
      reference: `${row.raw_problem}${row.raw_solution}\n\n${row.new_problem}${row.new_solution}`,
    };
  },
};

export default humanevalPro;
