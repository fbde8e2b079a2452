import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgeAnswer, type Problem } from "../core/problem.ts";
import { outcomeOf } from "../core/verdict.ts";
import { inWindow } from "../run/window.ts";
import { figure } from "./recorded/figure.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** Benchmarks whose authors say that their own solutions pass, and how many there are. */
const SOURCES = [
  { id: "infilling:single-line", count: 1033 },
  { id: "infilling:multi-line", count: 5815 },
  { id: "infilling:random-span", count: 1640 },
  { id: "infilling:random-span-light", count: 164 },
  { id: "humaneval-pro", count: 164 },
];

/** Of a benchmark with more references, so many are judged. */
const JUDGED = 164;

/** The references of benchmarks that say so pass here; each row is one benchmark, or one part of it. */
const references: Reproduction = {
  id: "references",
  title: "References of HumanEval infilling and HumanEval Pro",
  paper: "Bavarian et al. 2022, arXiv 2207.14255; Yu et al. 2024, arXiv 2412.21199",
  async *rows(ports) {
    const runs: { id: string; count: number; found: number; problems: Problem[] }[] = [];
    for (const { id, count } of SOURCES) {
      const { problems } = await openBenchmark(id, { data: ports.data });
      const some = sampled(problems, Math.min(JUDGED, ports.limit ?? JUDGED), `${ports.seed} ${id}`);
      if (problems.length !== count)
        ports.onNotice(`${id}: ${problems.length} problems here, ${count} published`);
      runs.push({ id, count, found: problems.length, problems: some });
    }
    const items = runs.reduce((sum, { problems }) => sum + problems.length, 0);
    let done = 0;
    for (const { id, found, problems } of runs) {
      const values: number[] = [];
      const judged = inWindow(problems, 2 * ports.sandbox.workers, ports.signal, async (problem, signal) => {
        const verdict = await judgeAnswer(problem, problem.reference ?? "", ports.sandbox, { signal });
        return { problem, verdict };
      });
      for await (const { problem, verdict } of judged) {
        values.push(verdict.pass ? 100 : 0);
        if (!verdict.pass) ports.onNotice(`${problem.task.id}: ${outcomeOf(verdict)}`);
        ports.onProgress({ done: ++done, items });
      }
      yield figure({ name: `${id}: pass %`, published: 100, values, tolerance: 1, note: `of ${found}` });
    }
  },
};

export default references;
