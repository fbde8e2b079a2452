import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import type { Test } from "../core/task.ts";
import { checkedRow } from "./python/checked-row.ts";
import { EXAMPLES } from "./python/examples.ts";
import { mark } from "./python/mark.ts";
import { pythonText } from "./python/text.ts";

const Official = z
  .object({
    problem_id: z.union([z.int(), z.string()]),
    question: z.string(),
    difficulty: z.string(),
    starter_code: z.string().default(""),
    /** JSON text: `{inputs, outputs, fn_name?}`. */
    input_output: z.string(),
    /** JSON text: a list of programs. */
    solutions: z.string().default(""),
  })
  .transform(({ problem_id, question, difficulty, starter_code, input_output, solutions }) => {
    const { inputs, outputs, fn_name } = Both.parse(JSON.parse(input_output || "{}"));
    const tests = inputs.map((input, at) => ({ input, output: outputs[at] }));
    const programs = z.array(z.string()).parse(JSON.parse(solutions || "[]"));
    const value = { difficulty, starter_code, shown: "[]", tests: JSON.stringify(tests) };
    return { ...value, id: String(problem_id), question, entry: fn_name, solution: programs[0] };
  });

const Both = z.object({
  inputs: z.array(z.json()).default([]),
  outputs: z.array(z.json()).default([]),
  fn_name: z.string().optional(),
});

/** The selection of Islam et al. 2024: 50 of each difficulty. Its tests are JSON text, so that floats stay floats. */
const Selected = z
  .object({
    id: z.union([z.int(), z.string()]),
    description: z.string(),
    difficulty: z.string(),
    starter_code: z.string(),
    sample_io: z.string(),
    test_list: z.string(),
  })
  .transform(({ id, description, difficulty, starter_code, sample_io, test_list }) => ({
    difficulty,
    starter_code,
    shown: sample_io,
    tests: test_list,
    // Train and test number their problems apart, and both are here.
    id: `${id}-${mark(description)}`,
    question: description,
    entry: /def\s+(\w+)/.exec(starter_code)?.[1],
    solution: undefined as string | undefined,
  }));

const Row = z.union([Official, Selected]);

type Row = z.output<typeof Row>;

/** APPS: problems of introductory, interview and competition level, by standard input or by calls of a function. */
const apps: Benchmark<Row> = {
  id: "apps",
  title: "APPS",
  paper: "Hendrycks et al. 2021, arXiv 2105.09938",
  language: "python",
  source: {
    file: "APPS_selected150.jsonl",
    alsoNamed: ["APPS_selected150.jsonl.gz", "apps_test.jsonl"],
    url: "https://raw.githubusercontent.com/kagnlp/CodeGenerator/9cf09ee6c788bfda3b7e1524e88be3447098eb24/data/APPS/selected150.jsonl",
    sha256: "5d76c903bf3a997ca0cc59b7f7cf9765434a87e8d742868db5a4b3f7fef7a1cb",
    licence: "MIT",
  },
  raw: ["sample_io", "test_list"],
  repeats: 22,
  parse: (row) => {
    // Union errors say nothing; each shape is told by a field of its own.
    const official = typeof row === "object" && row !== null && "question" in row;
    return official ? checkedRow(Official, row) : checkedRow(Selected, row);
  },
  problem: (row) => {
    const format = row.entry === undefined ? "Use Standard Input format" : "Use Call-Based format";
    const start = row.starter_code.trim() === "" ? "" : `\n${row.starter_code.trim()}`;
    return {
      task: {
        id: `apps/${row.id}`,
        prompt: `QUESTION:\n${row.question}${start}\n${format}\nANSWER:\n`,
        language: "python",
        ...(row.entry !== undefined && { entry: row.entry }),
        tests: testsOf(row.shown, row.entry, true),
      },
      suite: {
        ...(row.entry !== undefined && { entry: row.entry }),
        prelude: EXAMPLES,
        tests: testsOf(row.tests, row.entry, false),
        limits: { cpuSeconds: 20 },
      },
      ...(row.solution !== undefined && { reference: row.solution }),
    };
  },
};

/** By calls, all examples are one test; a visible one has to stand alone. By standard input, each is one. */
function testsOf(text: string, entry: string | undefined, alone: boolean): Test[] {
  const examples = z.array(z.object({ input: z.json(), output: z.json() })).parse(JSON.parse(text));
  if (examples.length === 0) return [];
  if (entry !== undefined) {
    const code = `_examples(${entry}, ${pythonText(text)})`;
    return [{ kind: "code", code: alone ? `${EXAMPLES}\n${code}` : code }];
  }
  return examples.map(
    ({ input, output }): Test => ({ kind: "io", stdin: lines(input), stdout: lines(output) }),
  );
}

/** Lines come as one text or as a list of them. */
function lines(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join("\n") : String(value);
}

export default apps;
