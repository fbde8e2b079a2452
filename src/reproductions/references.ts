import { openBenchmark } from "../benchmarks/open/open.ts";
import { AssayError } from "../core/errors.ts";
import { judgeAnswer, type Problem } from "../core/problem.ts";
import { outcomeOf } from "../core/verdict.ts";
import { inWindow } from "../run/window.ts";
import { figure } from "./recorded/figure.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** Benchmarks whose authors say that their own solutions pass, and how many there are; `note`: why some do not. */
const SOURCES: { id: string; count: number; tolerance?: number; note?: string }[] = [
  { id: "infilling:single-line", count: 1033 },
  { id: "infilling:multi-line", count: 5815 },
  { id: "infilling:random-span", count: 1640 },
  { id: "infilling:random-span-light", count: 164 },
  { id: "humaneval-pro", count: 164 },
  {
    id: "mbxp:python",
    count: 974,
    tolerance: 4,
    note: "eleven of all do not: names, orders and sizes of one Python",
  },
  {
    id: "bigcodebench:complete",
    count: 1140,
    tolerance: 10,
    note: "some want the network, ports or other programs, which a sandbox has not",
  },
  { id: "odex", count: 437, tolerance: 4, note: "some ask the network, or older libraries" },
];

/** Of a benchmark with more references, so many are judged. */
const JUDGED = 164;

/** The references of benchmarks that say so pass here; each row is one benchmark, or one part of it. */
const references: Reproduction = {
  id: "references",
  title: "References of HumanEval infilling, HumanEval Pro, MBXP, BigCodeBench and ODEX",
  paper:
    "Bavarian et al. 2022, arXiv 2207.14255; Yu et al. 2024, arXiv 2412.21199; Athiwaratkun et al. 2023, arXiv 2210.14868; Zhuo et al. 2024, arXiv 2406.15877; Wang et al. 2022, arXiv 2212.10481",
  async *rows(ports) {
    const runs: ((typeof SOURCES)[number] & { found: number; problems: Problem[] })[] = [];
    for (const source of SOURCES) {
      const { id, count } = source;
      const opened = await openBenchmark(id, { data: ports.data }).catch((error: unknown) => {
        if (!(error instanceof AssayError) || !/^(FETCH_|BENCHMARK_MISSING)/.test(error.code)) throw error;
        return ports.onNotice(`${id}: not here, so not checked`);
      });
      if (!opened) continue;
      const { problems } = opened;
      if (problems.length !== count)
        ports.onNotice(`${id}: ${problems.length} problems here, ${count} published`);
      const judgeable: Problem[] = [];
      for (const problem of problems) if (!(await problem.missing?.(ports.sandbox))) judgeable.push(problem);
      if (judgeable.length < problems.length)
        ports.onNotice(`${id}: ${problems.length - judgeable.length} need what this machine lacks`);
      const some = sampled(judgeable, Math.min(JUDGED, ports.limit ?? JUDGED), `${ports.seed} ${id}`);
      if (some.length > 0) runs.push({ ...source, found: problems.length, problems: some });
    }
    const items = runs.reduce((sum, { problems }) => sum + problems.length, 0);
    let done = 0;
    for (const { id, found, problems, tolerance = 1, note } of runs) {
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
      const known = `of ${found}${note ? `; ${note}` : ""}`;
      yield figure({ name: `${id}: pass %`, published: 100, values, tolerance, note: known });
    }
  },
};

export default references;
