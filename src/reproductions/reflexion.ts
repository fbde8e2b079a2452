import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionProgram, functionSuite } from "./recorded/function-suite.ts";
import { judgeable } from "./recorded/judgeable.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  /** MultiPL-E's problems have a name in its place. */
  task_id: z.string().optional(),
  name: z.string().optional(),
  prompt: z.string(),
  entry_point: z.string(),
  test: z.string(),
  solution: z.string(),
  is_solved: z.boolean(),
});

/** The authors' limit is of wall-clock time; some recorded passes need more than our usual processor time. */
const LIMITS = { cpuSeconds: 10, idleSeconds: 10 };

interface Run {
  name: string;
  file: string;
  passes?: number;
  tolerance?: number;
  /** Of the programs; Python unless given. */
  language?: string;
}

const RUNS: Run[] = [
  { name: "Reflexion GPT-4", file: "humaneval_py_reflexion_gpt4", passes: 150 },
  { name: "simple GPT-4, logging run", file: "humaneval_py_simple_gpt4_logging", passes: 141 },
  { name: "simple GPT-4", file: "humaneval_py_simple_gpt4", passes: 134 },
  { name: "simple GPT-3.5", file: "humaneval_py_simple_gpt35", passes: 42 },
  // Three passes rest on names that earlier programs left behind in the authors' interpreter.
  { name: "simple text-davinci-003", file: "humaneval_py_simple_davinci003", passes: 96, tolerance: 2 },
];

/** One that contradicts its own tests, and one whose marks are of tests that a model wrote. */
const OTHERWISE = ["humaneval_py_reflexion_ucs", "humaneval_py_test_acc"];

/** `humaneval_rs_reflexion`: the set, the language and the method. */
const LIKE = {
  folder: /^reflexion/i,
  file: /(humaneval|mbpp)_([a-z]+)_(.+)/,
  row: Row,
  other: ({ name, match: [, set = "", language = "", method = ""] }: FoundFile): Run | undefined =>
    OTHERWISE.includes(name)
      ? undefined
      : {
          name: `${set}, ${language}, ${method.replaceAll("_", " ")}`,
          file: name,
          ...(language !== "py" && { language }),
        },
};

/**
 * The Python logs of Reflexion on HumanEval: the method and its single-call baselines. The log of its tree search
 * (`reflexion_ucs`) is left out: it records as solved eleven programs whose answers its own tests contradict.
 */
const reflexion: Reproduction = {
  id: "reflexion",
  title: "Reflexion on HumanEval (Python logs)",
  paper: "Shinn et al. 2023, arXiv 2303.11366",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, passes, tolerance, language, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const items = rows.map((row) => ({
        name: row.task_id ?? row.name ?? "",
        language: language ?? "python",
        program: language ? otherProgram(row) : functionProgram(row.prompt, row.solution),
        suite: language
          ? { tests: [{ kind: "code" as const, code: row.test }], entry: row.entry_point }
          : functionSuite(row, LIMITS),
        passed: row.is_solved,
      }));
      const published = passes === undefined ? {} : { published: { passes, items: 164 } };
      runs.push({ name, items, ...published, ...(tolerance && { tolerance }) });
    }
    yield* comparedRuns(ports, await judgeable(runs, ports));
  },
};

/** Outside Python a solution is whole. */
const otherProgram = ({ solution }: z.infer<typeof Row>): string => solution;

export default reflexion;
