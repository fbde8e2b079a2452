import { z } from "zod";
import { comparedRuns } from "./recorded/compare.ts";
import { functionProgram } from "./recorded/function-suite.ts";
import { humanEval } from "./recorded/humaneval.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), completion: z.string(), passed: z.boolean() });

/** The greedy completions behind the 59.8 of WizardCoder's README, whole functions without their imports. */
const wizardcoder: Reproduction = {
  id: "wizardcoder",
  title: "WizardCoder-15B-V1.0 on HumanEval, greedy",
  paper: "Luo et al. 2023, arXiv 2306.08568",
  async *rows(ports) {
    const rows = await recordedRows("wizardcoder15b-humaneval/humaneval_T0.0_N1.jsonl.gz", Row, ports.data);
    const problemOf = await humanEval(ports);
    const items = rows.map(({ task_id, completion, passed }) => {
      const { prompt, suite } = problemOf(task_id);
      const program = functionProgram(prompt, completion);
      return { name: task_id, language: "python", program, suite, passed };
    });
    yield* comparedRuns(ports, [{ name: "WizardCoder-15B", items, published: { passes: 98, items: 164 } }]);
  },
};

export default wizardcoder;
