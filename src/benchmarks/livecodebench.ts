import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import type { Problem } from "../core/problem.ts";
import type { Test } from "../core/task.ts";
import { hiddenTests, type Tests } from "./livecodebench/tests.ts";
import { checkedRow } from "./python/checked-row.ts";
import { EXAMPLES } from "./python/examples.ts";
import { pythonText } from "./python/text.ts";

/** Code generation and, with the same rows, self-repair: the strategy differs. */
const Generation = z.object({
  question_id: z.string().min(1),
  question_content: z.string(),
  contest_date: z.string(),
  starter_code: z.string(),
  /** JSON text of `{input, output, testtype}` of each test; the private ones may be packed. */
  public_test_cases: z.string(),
  private_test_cases: z.string(),
  /** JSON text: `func_name` where tests call a function. */
  metadata: z.string().default("{}"),
});

const OutputPrediction = z.object({
  test_id: z.union([z.int(), z.string()]),
  question_id: z.string().min(1),
  question_content: z.string(),
  starter_code: z.string(),
  function_name: z.string(),
  /** JSON text: a list with one `{input, output}`. */
  test: z.string(),
});

const Execution = z.object({
  id: z.string().min(1),
  code: z.string(),
  input: z.string(),
  output: z.string(),
  function_name: z.string(),
});

/** The three generation tasks that circulate as a sample, in a form of their own. */
const Sample = z.object({
  id: z.int(),
  content: z.string(),
  labels: z.string(),
  /** Packed tests. */
  test: z.string().startsWith("eJ"),
});

const SHAPES = [
  ["sample", Sample, "content"],
  ["prediction", OutputPrediction, "test_id"],
  ["execution", Execution, "code"],
  ["generation", Generation, "question_id"],
] as const;

type Row =
  | { kind: "sample"; row: z.infer<typeof Sample> }
  | { kind: "prediction"; row: z.infer<typeof OutputPrediction> }
  | { kind: "execution"; row: z.infer<typeof Execution> }
  | { kind: "generation"; row: z.infer<typeof Generation> };

const FENCE = "```";

/** Section 3 and appendix A: 6 s for a test. */
const LIMITS = { cpuSeconds: 30, idleSeconds: 6 };

/**
 * LiveCodeBench: code generation, test-output prediction and code execution, told apart by their fields. Self-repair is the
 * generation set under a strategy that repairs. Programs by standard input run as processes of their own, not wrapped in a function
 * as in the published harness.
 */
const livecodebench: Benchmark<Row> = {
  id: "livecodebench",
  title: "LiveCodeBench",
  paper: "Jain et al. 2024, arXiv 2403.07974",
  language: "python",
  source: {
    file: "code_eval_live_code_bench_v1.jsonl",
    alsoNamed: ["live_code_bench_v1.jsonl.gz", "live_code_bench_v1.jsonl"],
    url: "https://raw.githubusercontent.com/bytedance/SandboxFusion/469de0845cb7d665bc68044d541aa3aa28c5b30a/sandbox/tests/datasets/samples/code_eval_live_code_bench_v1.jsonl",
    sha256: "fb37b0318eb6fba1096341bae10ee663394c0e3e1e9a839bbcdc4ff856a2b06f",
    licence: "CC BY-SA 4.0",
  },
  parse: (row) => {
    const has = (field: string) => typeof row === "object" && row !== null && field in row;
    const [kind, schema] = SHAPES.find(([, , field]) => has(field)) ?? SHAPES[3];
    return { kind, row: checkedRow<unknown>(schema, row) } as Row;
  },
  problem: ({ kind, row }) => {
    if (kind === "prediction") return prediction(row);
    if (kind === "execution") return execution(row);
    if (kind === "sample") {
      const { tests, entry } = hiddenTests(row.test);
      return generated(`livecodebench/${taskId(row.labels)}`, row.content, tests, [], entry);
    }
    const { tests: shown } = hiddenTests(row.public_test_cases);
    const hidden = [...shown, ...hiddenTests(row.private_test_cases).tests];
    const entry = z
      .object({ func_name: z.string().optional() })
      .parse(JSON.parse(row.metadata || "{}")).func_name;
    const format = row.starter_code.trim()
      ? `You will use the following starter code to write the solution to the problem.\n${FENCE}python\n${row.starter_code}\n${FENCE}`
      : "Read the inputs from stdin, solve the problem and write the answer to stdout.";
    const prompt = `### Question:\n${row.question_content}\n\n### Format: ${format}\n\n### Answer: (use the provided format with backticks)\n`;
    return generated(`livecodebench/${row.question_id}`, prompt, hidden, shown, entry);
  },
};

function taskId(labels: string): string {
  return z.object({ task_id: z.string() }).parse(JSON.parse(labels)).task_id;
}

function generated(id: string, prompt: string, hidden: Tests, shown: Tests, entry?: string): Problem {
  const tests = (all: Tests) =>
    all.map((each): Test => {
      if (entry === undefined) return { kind: "io", stdin: each.input, stdout: each.output };
      // One JSON value a line is one argument.
      return { kind: "code", code: `_call(${entry}, ${pythonText(each.input)}, ${pythonText(each.output)})` };
    });
  const alone = (test: Test): Test =>
    test.kind === "code" ? { ...test, code: `${CALL}\n${test.code}` } : test;
  const named = entry === undefined ? {} : { entry };
  return {
    task: { id, prompt, language: "python", ...named, tests: tests(shown).map(alone) },
    suite: { prelude: CALL, tests: tests(hidden), limits: LIMITS },
  };
}

/** A function at the left margin, or a method of `Solution`. */
const CALL = `${EXAMPLES}
def _call(name, given, right):
    got = name(*[json.loads(line) for line in given.split("\\n")])
    assert _alike(got, json.loads(right)), "got %.200r, not %.200s" % (got, right)
`;

/** The answer is the expression that stands on the right of `==`. */
function valueProblem(id: string, prompt: string, right: string): Problem {
  return {
    task: { id, prompt, language: "python", tests: [] },
    suite: {
      prelude: EXAMPLES,
      tests: [{ kind: "code", code: `assert _alike(predicted(), ${right})` }],
      limits: LIMITS,
      entry: "predicted",
    },
    program: (answer) => `def predicted():\n    return (${expression(answer)})\n`,
    reference: right,
  };
}

/** The last line that says something, without an assertion in front of its value; brackets that would end the call are no expression. */
function expression(answer: string): string {
  const last =
    answer
      .replace(/`/g, "")
      .trim()
      .split("\n")
      .findLast((line) => line.trim() !== "") ?? "";
  return (last.includes("==") ? last.slice(last.lastIndexOf("==") + 2) : last).trim();
}

function prediction(row: z.infer<typeof OutputPrediction>): Problem {
  const [first] = z
    .array(z.object({ input: z.string(), output: z.string() }))
    .min(1)
    .parse(JSON.parse(row.test));
  const args = first!.input.split("\n").join(", ");
  return valueProblem(
    `livecodebench/output/${row.question_id}/${row.test_id}`,
    `Problem:\n${row.question_content}\n\nFunction:\n${row.starter_code}\n\nPlease complete the following test case:\n\nassert ${row.function_name}(${args}) == # TODO\n`,
    pythonLiteral(first!.output),
  );
}

function execution(row: z.infer<typeof Execution>): Problem {
  const prompt = `Complete the assertion with a literal that the code gives on this input. Answer with the assertion.\n\n${row.code}\n\nassert ${row.input} == ??`;
  return valueProblem(`livecodebench/execution/${row.id}`, prompt, row.output);
}

/** JSON's words for three values, in Python. */
function pythonLiteral(json: string): string {
  return `json.loads(${pythonText(json)})`;
}

export default livecodebench;
