import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import type { Test } from "../core/task.ts";
import { checkedRow } from "./python/checked-row.ts";

const Examples = z
  .object({ input: z.array(z.string()), output: z.array(z.string()) })
  .transform(({ input, output }) =>
    input.map((stdin, at): Test => ({ kind: "io", stdin, stdout: output[at] ?? "" })),
  );

const Official = z
  .object({
    name: z.string().min(1),
    description: z.string(),
    public_tests: Examples,
    private_tests: Examples,
    generated_tests: Examples,
    /** Language 3 is Python 3. */
    solutions: z.object({ language: z.array(z.int()), solution: z.array(z.string()) }).optional(),
    time_limit: z.object({ seconds: z.number().default(0) }).nullish(),
  })
  .transform(({ name, description, public_tests, private_tests, generated_tests, solutions, time_limit }) => {
    const python = solutions?.language.indexOf(3) ?? -1;
    return {
      name,
      description,
      shown: public_tests,
      tests: [...public_tests, ...private_tests, ...generated_tests],
      solution: python === -1 ? undefined : solutions?.solution[python],
      seconds: Number(time_limit?.seconds ?? 0),
    };
  });

const Uniform = z
  .object({
    id: z.int(),
    content: z.string(),
    /** JSON text. */
    labels: z.string(),
    /** JSON text: `{input: {stdin}, output: {stdout}}` of each test. */
    test: z.string().startsWith("["),
  })
  .transform(({ id, content, labels, test }) => {
    const named = z.object({ name: z.string() }).parse(JSON.parse(labels));
    const all = z
      .array(z.object({ input: z.object({ stdin: z.string() }), output: z.object({ stdout: z.string() }) }))
      .parse(JSON.parse(test));
    const tests = all.map(({ input, output }): Test => ({ kind: "io", ...input, ...output }));
    return {
      name: `${named.name}-${id}`,
      description: content,
      shown: [] as Test[],
      tests,
      solution: undefined,
      seconds: 0,
    };
  });

type Row = z.output<typeof Official> | z.output<typeof Uniform>;

/** Python runs this many times the time that a problem allows, which is meant for compiled languages. */
const TIME_FACTOR = 5;

/** CodeContests: competitive programming by standard input. Without special judges, as published: one answer is right. */
const codeContests: Benchmark<Row> = {
  id: "code-contests",
  title: "CodeContests",
  paper: "Li et al. 2022, arXiv 2203.07814",
  language: "python",
  source: {
    file: "code_eval_code_contests.jsonl",
    alsoNamed: ["code_contests.jsonl.gz", "code_contests.jsonl", "code_contests_test.jsonl"],
    url: "https://raw.githubusercontent.com/bytedance/SandboxFusion/469de0845cb7d665bc68044d541aa3aa28c5b30a/sandbox/tests/datasets/samples/code_eval_code_contests.jsonl",
    sha256: "e286e28fe9d118f34580a36627ddd4f9105d651ef81c22f4cca406c96f94ac8f",
    licence: "CC BY 4.0",
  },
  parse: (row) => {
    const official = typeof row === "object" && row !== null && "public_tests" in row;
    return official ? checkedRow(Official, row) : checkedRow(Uniform, row);
  },
  problem: (row) => ({
    task: {
      id: `code-contests/${row.name}`,
      prompt: `${row.description.trim()}\n\nWrite a Python program that reads standard input and writes standard output.`,
      language: "python",
      tests: row.shown,
    },
    suite: {
      tests: row.tests,
      limits: { cpuSeconds: Math.max(10, TIME_FACTOR * row.seconds * row.tests.length) },
    },
    ...(row.solution !== undefined && { reference: row.solution }),
  }),
};

export default codeContests;
