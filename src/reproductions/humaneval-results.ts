import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionProgram } from "./recorded/function-suite.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  runs: z.array(z.object({ run: z.int(), passed: z.boolean(), code: z.string() })),
});

interface Run {
  /** The model, as its file is named. */
  file: string;
  passes?: number;
}

const RUNS: Run[] = [
  { file: "gpt-3.5-turbo", passes: 1262 },
  { file: "codellama-34b-instruct", passes: 740 },
];

const LIKE = {
  folder: /^humaneval-results/i,
  file: /.+/,
  row: Row,
  other: ({ name }: FoundFile): Run => ({ file: name }),
};

/** Ten runs of each HumanEval task at temperature 0.2, whole functions. */
const humanevalResults: Reproduction = {
  id: "humaneval-results",
  title: "HumanEval ten times: GPT-3.5 and CodeLlama-34B-Instruct",
  paper: "Murdza 2023, github.com/jamesmurdza/humaneval-results",
  async *rows(ports) {
    const problemOf = await humanEval(ports);
    const runs: RecordedRun[] = [];
    for (const { file: name, passes, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const items = rows.flatMap(({ task_id, runs }) => {
        const { prompt, suite } = problemOf(task_id);
        return runs.map(({ run, passed, code }) => {
          const program = functionProgram(prompt, code);
          return { name: `${task_id} run ${run}`, language: "python", program, suite, passed };
        });
      });
      runs.push({ name, items, ...(passes && { published: { passes, items: 1640 } }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default humanevalResults;
