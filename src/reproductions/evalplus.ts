import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgeAnswer, type Problem } from "../core/problem.ts";
import { mean } from "../metrics/problems/mean.ts";
import { inWindow } from "../run/window.ts";
import { figure } from "./recorded/figure.ts";
import { functionProgram } from "./recorded/function-suite.ts";
import { grouped } from "./recorded/kept.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** EvalPlus's own files hold whole programs, and no verdict. */
const Row = z
  .object({
    task_id: z.string().regex(/^(HumanEval|Mbpp)\/\d+$/, "expected HumanEval/… or Mbpp/…"),
    completion: z.string().optional(),
    solution: z.string().optional(),
    /** On the tests of the base. */
    passed: z.boolean().optional(),
  })
  .refine((row) => row.completion !== undefined || row.solution !== undefined, "no completion, no solution");

/** In percent. A base that the rows record needs none. */
interface Published {
  base?: number;
  plus?: number;
}

interface Run {
  name: string;
  file: string;
  published: Partial<Record<keyof typeof BENCHMARKS, Published>>;
}

const RUNS: Run[] = [
  {
    name: "WizardCoder-15B",
    file: "humaneval_T0.0_N1",
    published: { HumanEval: { plus: (100 * 88) / 164 } },
  },
];

/** WizardCoder's README, "WizardCoder-33B-V1.1"; MBPP+ had 399 tasks then, and has 378. */
const WIZARD_33B = { HumanEval: { base: 79.9, plus: 73.2 }, Mbpp: { base: 78.9, plus: 66.9 } };

/** WizardCoder's names, `T0.0_N1_humaneval_…`, and EvalPlus's: `gpt-4o_openai_temp_0.0`, `…-sanitized`. */
const LIKE = {
  folder: /^(wizardcoder|evalplus|humaneval-?plus|mbpp-?plus)/i,
  file: /(.+_)?T[\d.]+_N\d.*|.+_temp_[\d._]+(-sanitized)?/,
  row: Row,
  other: ({ name }: FoundFile): Run => {
    const known = /wizardcoder.?33b(?!.*vllm)/i.test(name);
    return { name, file: name, published: known ? WIZARD_33B : {} };
  },
};

const setOf = ({ task_id }: z.infer<typeof Row>) => task_id.split("/")[0] as keyof typeof BENCHMARKS;

const BENCHMARKS = { HumanEval: "humaneval-plus", Mbpp: "mbpp-plus" };

/** Recorded programs under HumanEval+ and MBPP+, base and plus, as EvalPlus counts them: plus needs both. */
const evalplus: Reproduction = {
  id: "evalplus",
  title: "HumanEval+ with WizardCoder-15B, base and plus",
  paper: "Liu et al. 2023, arXiv 2305.01210; samples of Luo et al. 2023, arXiv 2306.08568",
  async *rows(ports) {
    const runs = await recordedRuns(RUNS, LIKE, ports);
    const parts = runs.flatMap(({ name, published, rows }) =>
      [...grouped(rows, setOf)].map(([set, own]) => {
        const title = runs.length > 1 || set === "Mbpp" ? `${name}, ${set}+` : name;
        return { name: title, set, published: published[set] ?? {}, rows: own };
      }),
    );
    const problems = new Map<string, Problem>();
    for (const set of new Set(parts.map((part) => part.set))) {
      const opened = await openBenchmark(BENCHMARKS[set], { data: ports.data });
      for (const problem of opened.problems) problems.set(problem.task.id, problem);
    }
    const chosen = parts.map((part) => {
      // Tasks leave a benchmark from one version to the next.
      const known = part.rows.filter(({ task_id }) => problems.has(task_id));
      const away = part.rows.length - known.length;
      const rows = sampled(known, ports.limit ?? known.length, ports.seed);
      return { ...part, rows, part: rows.length < known.length, away };
    });
    const items = chosen.reduce((sum, { rows }) => sum + rows.length, 0);
    let done = 0;
    for (const { name, rows, published, part, away } of chosen) {
      const base: number[] = [];
      const both: number[] = [];
      const judged = inWindow(rows, 2 * ports.sandbox.workers, ports.signal, async (row, signal) => {
        const problem = problems.get(row.task_id)!;
        const program = row.solution ?? programOf(problem, row.completion!);
        return judgeAnswer(problem, program, ports.sandbox, { signal });
      });
      for await (const { pass, checks } of judged) {
        base.push(checks.find(({ part }) => part === "base")?.outcome === "pass" ? 100 : 0);
        both.push(pass ? 100 : 0);
        ports.onProgress({ done: ++done, items });
      }
      const verdicts = rows.flatMap(({ passed }) => (passed === undefined ? [] : [passed ? 100 : 0]));
      const recorded = verdicts.length === rows.length ? { base: mean(verdicts) ?? 0 } : {};
      for (const [level, values] of Object.entries({ base, plus: both })) {
        const theirs = { ...published, ...recorded }[level as keyof Published];
        yield figure({
          name: `${name}: ${level}, pass %`,
          ...(theirs !== undefined && { published: theirs }),
          values,
          // A task that is no more there could have been right or wrong.
          tolerance: 0.7 + (100 * away) / (rows.length + away),
          part,
          ...(away > 0 && { note: `${away} more are of tasks that the benchmark no longer has` }),
        });
      }
    }
  },
};

/** MBPP's prompts are no beginning of a function. */
function programOf({ task }: Problem, completion: string): string {
  return task.id.startsWith("Mbpp/") ? completion : functionProgram(task.prompt, completion);
}

export default evalplus;
