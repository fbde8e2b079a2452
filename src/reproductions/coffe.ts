import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { figure } from "./recorded/figure.ts";
import { judgeRecorded, type RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Stress = z.object({ prompt: z.string(), value: z.array(z.json()) });
const Best = z.object({ prompt: z.string(), value: z.tuple([z.string()], z.json()) });

const FOLDER = "coffe-gpt4o/datasets__";

/** Of the 398 best solutions, so many are judged by the tests of correctness. */
const JUDGED = 120;

/** COFFE: stressful cases per instance, as published; and its best solutions of functions pass its tests of correctness. */
const coffe: Reproduction = {
  id: "coffe",
  title: "COFFE: stressful cases per instance, best solutions",
  paper: "Peng et al. 2025, arXiv 2502.02827",
  async *rows(ports) {
    const stress = async (level: string) =>
      (await recordedRows(`${FOLDER}${level}__stressful_testcases.jsonl.gz`, Stress, ports.data)).map(
        ({ value }) => value.length,
      );
    const counts = { function: await stress("function"), file: await stress("file") };
    const best = await recordedRows(`${FOLDER}function__best_solutions.jsonl.gz`, Best, ports.data);
    const { problems } = await openBenchmark("coffe", { data: ports.data });
    const all = best.flatMap(({ prompt, value }): RecordedItem[] => {
      const problem = problems.find(({ task }) => task.prompt.startsWith(prompt));
      if (!problem) return [];
      return [
        { name: problem.task.id, language: "python", program: value[0], suite: problem.suite, passed: true },
      ];
    });
    const items = sampled(all, Math.min(JUDGED, ports.limit ?? JUDGED), ports.seed);
    let done = 0;
    const { disagreements } = await judgeRecorded(ports, items, () =>
      ports.onProgress({ done: ++done, items: items.length }),
    );
    for (const { item } of disagreements)
      ports.onNotice(`${item.name}: its best solution does not pass here`);
    yield figure({
      name: "functions: stressful cases each",
      published: 4.99,
      values: counts.function,
      tolerance: 0.01,
    });
    yield figure({
      name: "files: stressful cases each",
      published: 4.95,
      values: counts.file,
      tolerance: 0.01,
    });
    const wrong = new Set(disagreements.map(({ item }) => item));
    yield figure({
      name: "functions: best solutions that pass %",
      published: 100,
      values: items.map((item) => (wrong.has(item) ? 0 : 100)),
      tolerance: 5,
      note: "a seeded part",
    });
  },
};

export default coffe;
