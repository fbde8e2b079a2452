import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { AssayError } from "../core/errors.ts";
import { judgeAnswer } from "../core/problem.ts";
import { inWindow } from "../run/window.ts";
import { figure } from "./recorded/figure.ts";
import { functionProgram } from "./recorded/function-suite.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), completion: z.string() });

/** WizardCoder's greedy completions under HumanEval+, base and plus, as EvalPlus counts them: plus needs both. */
const evalplus: Reproduction = {
  id: "evalplus",
  title: "HumanEval+ with WizardCoder-15B, base and plus",
  paper: "Liu et al. 2023, arXiv 2305.01210; samples of Luo et al. 2023, arXiv 2306.08568",
  async *rows(ports) {
    const all = await recordedRows("wizardcoder15b-humaneval/humaneval_T0.0_N1.jsonl.gz", Row, ports.data);
    const { problems } = await openBenchmark("humaneval-plus", { data: ports.data });
    const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
    const rows = sampled(all, ports.limit ?? all.length, ports.seed);
    const base: number[] = [];
    const both: number[] = [];
    const judged = inWindow(
      rows,
      2 * ports.sandbox.workers,
      ports.signal,
      async ({ task_id, completion }, signal) => {
        const problem = byId.get(task_id);
        if (!problem)
          throw new AssayError("UNKNOWN_TASK", `HumanEval+ has no task "${task_id}"`, {
            fix: "check the file",
          });
        const program = functionProgram(problem.task.prompt, completion);
        return judgeAnswer(problem, program, ports.sandbox, { signal });
      },
    );
    for await (const { pass, checks } of judged) {
      base.push(checks.find(({ part }) => part === "base")?.outcome === "pass" ? 100 : 0);
      both.push(pass ? 100 : 0);
      ports.onProgress({ done: both.length, items: rows.length });
    }
    const part = rows.length < all.length;
    yield figure({ name: "base: pass %", published: (100 * 98) / 164, values: base, tolerance: 0.7, part });
    yield figure({ name: "plus: pass %", published: (100 * 88) / 164, values: both, tolerance: 0.7, part });
  },
};

export default evalplus;
