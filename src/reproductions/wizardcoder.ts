import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionProgram } from "./recorded/function-suite.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string().startsWith("HumanEval/"),
  completion: z.string(),
  passed: z.boolean(),
});

interface Run {
  name: string;
  file: string;
  published?: { passes: number; items: number };
}

const RUNS: Run[] = [
  { name: "WizardCoder-15B", file: "humaneval_T0.0_N1", published: { passes: 98, items: 164 } },
];

/** Another temperature or number of samples. */
const LIKE = {
  folder: /^wizardcoder/i,
  file: /(.+_)?T[\d.]+_N\d.*/,
  row: Row,
  other: ({ name }: FoundFile): Run => ({ name: name.replace("humaneval_", ""), file: name }),
};

/** The greedy completions behind the 59.8 of WizardCoder's README, whole functions without their imports. */
const wizardcoder: Reproduction = {
  id: "wizardcoder",
  title: "WizardCoder-15B-V1.0 on HumanEval, greedy",
  paper: "Luo et al. 2023, arXiv 2306.08568",
  async *rows(ports) {
    const problemOf = await humanEval(ports);
    const runs: RecordedRun[] = [];
    for (const { name, published, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const items = rows.map(({ task_id, completion, passed }) => {
        const { prompt, suite } = problemOf(task_id);
        const program = functionProgram(prompt, completion);
        return { name: task_id, language: "python", program, suite, passed };
      });
      runs.push({ name, items, ...(published && { published }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default wizardcoder;
