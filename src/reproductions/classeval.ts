import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { passAtK } from "../metrics/pass-at-k.ts";
import { inWindow } from "../run/window.ts";
import { classCode } from "./classeval/class-code.ts";
import { judgedClass, LEVELS, type Level } from "./classeval/levels.ts";
import { figure } from "./recorded/figure.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), predict: z.array(z.string()).min(1) });
const About = z.object({
  task_id: z.string(),
  class_name: z.string(),
  import_statement: z.array(z.string()),
  test_classes: z.array(z.string()),
});

/** Class and function level, success and partial success, as published; by k where samples were drawn. */
const RUNS: { name: string; file: string; published: Record<number, Record<Level, number>> }[] = [
  run("GPT-3.5, holistic", "GPT-3.5-Turbo_class_H_greedy", { 1: [45.0, 25.0, 74.1, 57.4] }),
  run("GPT-3.5, compositional", "GPT-3.5-Turbo_method_C_greedy", { 1: [40.0, 23.0, 74.5, 56.4] }),
  run("GPT-3.5, incremental", "GPT-3.5-Turbo_method_I_greedy", { 1: [47.0, 30.0, 75.3, 57.6] }),
  run("GPT-4, holistic", "GPT-4-Turbo_class_H_greedy", { 1: [59.0, 38.0, 82.1, 67.5] }),
  run("GPT-4, compositional", "GPT-4-Turbo_method_C_greedy", { 1: [51.0, 27.0, 79.3, 62.7] }),
  run("GPT-4, incremental", "GPT-4-Turbo_method_I_greedy", { 1: [52.0, 33.0, 77.5, 63.5] }),
  run("GPT-3.5, holistic, five samples", "GPT-3.5-Turbo_class_H_t0.2", {
    1: [46.8, 26.2, 74.1, 57.8],
    3: [53.5, 32.9, 80.7, 64.4],
    5: [57.0, 36.0, 83.7, 67.1],
  }),
];

function run(name: string, file: string, byK: Record<number, [number, number, number, number]>) {
  const levels = (values: number[]) => Object.fromEntries(LEVELS.map((level, at) => [level, values[at]!]));
  const published = Object.fromEntries(Object.entries(byK).map(([k, values]) => [k, levels(values)]));
  return { name, file, published: published as Record<number, Record<Level, number>> };
}

/** ClassEval: classes that GPT-3.5 and GPT-4 wrote in three ways, at the level of the class and of its functions. */
const classeval: Reproduction = {
  id: "classeval",
  title: "ClassEval: GPT-3.5 and GPT-4, holistic, compositional and incremental",
  paper: "Du et al. 2023, arXiv 2308.01861",
  async *rows(ports) {
    const about = new Map(
      (await recordedRows("classeval-gpt/ClassEval_data.jsonl.gz", About, ports.data)).map((row) => [
        row.task_id,
        row,
      ]),
    );
    const { problems } = await openBenchmark("classeval", { data: ports.data });
    const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
    const absent = new Set<string>();
    for (const problem of problems) if (await problem.missing?.(ports.sandbox)) absent.add(problem.task.id);
    if (absent.size > 0)
      ports.onNotice(`${absent.size} classes need packages that this Python lacks, and are left out`);
    const runs = [];
    for (const each of RUNS) {
      const rows = await recordedRows(`classeval-gpt/${each.file}.jsonl.gz`, Row, ports.data);
      const here = rows.filter(({ task_id }) => byId.has(task_id) && !absent.has(task_id));
      const items = sampled(here, ports.limit ?? here.length, `${ports.seed} ${each.file}`).flatMap(
        ({ task_id, predict }) => predict.map((text) => ({ task: task_id, text })),
      );
      runs.push({ ...each, items, part: new Set(items.map(({ task }) => task)).size < rows.length });
    }
    const total = runs.reduce((sum, { items }) => sum + items.length, 0);
    let done = 0;
    for (const { name, published, items, part } of runs) {
      const found = new Map<string, Record<Level, boolean[]>[]>();
      const width = 2 * ports.sandbox.workers;
      const judged = inWindow(items, width, ports.signal, async ({ task, text }, signal) => {
        const row = about.get(task)!;
        const levels = await judgedClass(
          byId.get(task)!,
          classCode(text, row),
          row.test_classes,
          ports.sandbox,
          signal,
        );
        return { task, levels };
      });
      for await (const { task, levels } of judged) {
        found.set(task, [...(found.get(task) ?? []), levels]);
        ports.onProgress({ done: ++done, items: total });
      }
      const samples = [...found.values()];
      for (const [k, theirs] of Object.entries(published)) {
        for (const level of LEVELS) {
          // A class is one unit of its level, and each of its test classes one of the functions'.
          const values = samples.flatMap((all) =>
            all[0]![level].map((_, unit) => {
              const passed = all.filter((each) => each[level][unit]).length;
              return 100 * passAtK(all.length, passed, Number(k));
            }),
          );
          const at = Object.keys(published).length > 1 ? `, k=${k}` : "";
          yield figure({
            name: `${name}: ${level} %${at}`,
            published: theirs[level],
            values,
            tolerance: 3,
            part,
            note: NOTE,
          });
        }
      }
    }
  },
};

const NOTE = "five references fail here too: dates, network, random tests";

export default classeval;
