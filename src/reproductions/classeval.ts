import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { passAtK } from "../metrics/pass-at-k.ts";
import { inWindow } from "../run/window.ts";
import { classCode } from "./classeval/class-code.ts";
import { judgedClass, LEVELS, type Level } from "./classeval/levels.ts";
import { LIKE, RUNS } from "./classeval/published.ts";
import { figure } from "./recorded/figure.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), predict: z.array(z.string()).min(1) });
const About = z.object({
  task_id: z.string(),
  class_name: z.string(),
  import_statement: z.array(z.string()),
  test_classes: z.array(z.string()),
});

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
    for (const { rows, ...each } of await recordedRuns(RUNS, { ...LIKE, row: Row }, ports)) {
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
      const ks = Object.keys(published);
      for (const k of ks.length > 0 ? ks : ["1"]) {
        for (const level of LEVELS) {
          // A class is one unit of its level, and each of its test classes one of the functions'.
          const values = samples.flatMap((all) =>
            all[0]![level].map((_, unit) => {
              const passed = all.filter((each) => each[level][unit]).length;
              return 100 * passAtK(all.length, passed, Number(k));
            }),
          );
          const at = ks.length > 1 ? `, k=${k}` : "";
          const theirs = published[Number(k)]?.[level];
          yield figure({
            name: `${name}: ${level} %${at}`,
            ...(theirs !== undefined && { published: theirs }),
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
