import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionProgram, functionSuite } from "./recorded/function-suite.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  prompt: z.string(),
  entry_point: z.string(),
  test: z.string(),
  solution: z.string(),
  is_solved: z.boolean(),
});

/** The authors' limit is of wall-clock time; some recorded passes need more than our usual processor time. */
const LIMITS = { cpuSeconds: 10, idleSeconds: 10 };

const RUNS: { name: string; file: string; passes: number; tolerance?: number }[] = [
  { name: "Reflexion GPT-4", file: "humaneval_py_reflexion_gpt4", passes: 150 },
  { name: "simple GPT-4, logging run", file: "humaneval_py_simple_gpt4_logging", passes: 141 },
  { name: "simple GPT-4", file: "humaneval_py_simple_gpt4", passes: 134 },
  { name: "simple GPT-3.5", file: "humaneval_py_simple_gpt35", passes: 42 },
  // Three passes rest on names that earlier programs left behind in the authors' interpreter.
  { name: "simple text-davinci-003", file: "humaneval_py_simple_davinci003", passes: 96, tolerance: 2 },
];

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
    for (const { name, file, passes, tolerance } of RUNS) {
      const rows = await recordedRows(`reflexion-python/${file}.jsonl.gz`, Row, ports.data);
      const items = rows.map((row) => ({
        name: row.task_id,
        language: "python",
        program: functionProgram(row.prompt, row.solution),
        suite: functionSuite(row, LIMITS),
        passed: row.is_solved,
      }));
      runs.push({ name, items, published: { passes, items: 164 }, ...(tolerance && { tolerance }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default reflexion;
