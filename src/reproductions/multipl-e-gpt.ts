import { z } from "zod";
import { programOf } from "../benchmarks/open/extract.ts";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgeAnswer } from "../core/problem.ts";
import { inWindow } from "../run/window.ts";
import { figure } from "./recorded/figure.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ name: z.string(), gpt_solution: z.string() });

/** Passes among the 161 when the packagers of the data ran the first code block of each reply under Node 20. */
const PASSES = 138;

/** SandboxFusion's sample of MultiPL-E: a chat model's replies in JavaScript, the code of their first block. */
const multiplEGpt: Reproduction = {
  id: "multipl-e-gpt",
  title: "MultiPL-E HumanEval in JavaScript, GPT replies of SandboxFusion",
  paper: "Cassano et al. 2022, arXiv 2208.08227; Bytedance 2024, github.com/bytedance/SandboxFusion",
  async *rows(ports) {
    const all = await recordedRows("multipl-e-a/humaneval-js.jsonl.gz", Row, ports.data);
    const { benchmark, problems } = await openBenchmark("multipl-e:humaneval-js", { data: ports.data });
    const byName = new Map(problems.map((problem) => [problem.task.id.split("/").at(-1), problem]));
    const rows = sampled(all, ports.limit ?? all.length, ports.seed);
    const values: number[] = [];
    const judged = inWindow(rows, 2 * ports.sandbox.workers, ports.signal, async (row, signal) => {
      const problem = byName.get(row.name)!;
      const program = programOf(row.gpt_solution, "program", problem.task, benchmark, "fence");
      return judgeAnswer(problem, program, ports.sandbox, { signal });
    });
    for await (const { pass } of judged) {
      values.push(pass ? 100 : 0);
      ports.onProgress({ done: values.length, items: rows.length });
    }
    const part = rows.length < all.length;
    const passes = values.filter((value) => value === 100).length;
    yield figure({
      name: "JavaScript: pass %",
      published: (100 * PASSES) / 161,
      values,
      tolerance: 1,
      part,
      note: `${passes} pass`,
    });
  },
};

export default multiplEGpt;
