import { z } from "zod";
import type { Source } from "../../core/benchmark.ts";
import type { Problem } from "../../core/problem.ts";
import { EXAMPLES } from "../python/examples.ts";
import { mark } from "../python/mark.ts";
import { pythonText } from "../python/text.ts";

export const Row = z.object({
  prompt: z.string().min(1),
  /** JSON text: `{input: arguments, output: [value]}` of each test. */
  value: z.string(),
});

export type Row = z.infer<typeof Row>;

/** Where the benchmark's files come from. */
export const COFFE_AT =
  "https://raw.githubusercontent.com/JohnnyPeng18/Coffe/7979acb4f2b11cba6c81f3149f64f14a7931955f/datasets/function";

/** The tests of correctness. */
export const TESTS: Source = {
  file: "coffe_function_testcases.json",
  alsoNamed: ["datasets__function__testcases.jsonl.gz", "function_testcases.jsonl"],
  url: `${COFFE_AT}/testcases.json`,
  sha256: "9ad16ab33da6e27808de3cef7e9bc11b5dbdc9bdc2f0ca4b40f5209f0d511c6b",
  licence: "Apache-2.0",
};

/** What is published is one object: its keys are the prompts. */
export const prompted = (row: unknown): unknown =>
  row !== null && typeof row === "object" && "key" in row ? { ...row, prompt: row.key } : row;

/** A row judged by its tests of correctness; `id` is the benchmark's. */
export const problemOf = (id: string, { prompt, value }: Row): Problem => ({
  task: {
    id: `${id}/${nameOf(prompt)}`,
    prompt: `${prompt}\n\nCall the function solution.`,
    language: "python",
    entry: "solution",
    tests: [],
  },
  suite: {
    entry: "solution",
    prelude: EXAMPLES,
    tests: [{ kind: "code", code: `_examples(solution, ${pythonText(value)})` }],
    limits: { cpuSeconds: 20 },
  },
});

/** Rows have no name of their own: the function's, and what tells two of a name apart. */
function nameOf(prompt: string): string {
  const name =
    /function (\w+)\(/.exec(prompt)?.[1] ?? [...prompt.matchAll(/def (\w+)/g)].at(-1)?.[1] ?? "file";
  return `${name}-${mark(prompt)}`;
}
