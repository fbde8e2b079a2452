import { z } from "zod";
import { prompted } from "../benchmarks/coffe/functions.ts";
import { openBenchmark } from "../benchmarks/open/open.ts";
import type { Problem } from "../core/problem.ts";
import { mean } from "../metrics/problems/mean.ts";
import { predictedItem } from "./coffe/predicted.ts";
import { figure } from "./recorded/figure.ts";
import { judgeRecorded } from "./recorded/judge.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Stress = z.preprocess(prompted, z.object({ prompt: z.string(), value: z.array(z.unknown()) }));
/** What a model said, and whether it is a reply at all. */
const Prediction = z.preprocess(
  prompted,
  z.object({ prompt: z.string(), value: z.tuple([z.array(z.string()), z.boolean()]) }),
);

const LEVELS = [level("function", 4.99), level("file", 4.95)];

/** Other levels: `datasets__mbpp__stressful_testcases`. */
const STRESS = {
  folder: /^coffe/i,
  file: /datasets__(.+)__stressful_testcases/,
  row: Stress,
  other: ({ match }: FoundFile) => level(match[1]!),
};

/** `examples__function__GPT-4o`, `examples__mbpp__Llama3.1_405B`. */
const PREDICTED = {
  folder: /^coffe/i,
  file: /examples__(.+?)__(.+)/,
  row: Prediction,
  other: ({ name, match }: FoundFile) => ({ name: `${match[2]}, ${match[1]} level`, file: name }),
};

/** So many programs of each model are judged. */
const JUDGED = 60;

/**
 * COFFE's data, stress tests a problem, and the recorded predictions under its tests of correctness. Its efficient@k needs
 * counts of processor instructions, which are not recorded.
 */
const coffe: Reproduction = {
  id: "coffe",
  title: "COFFE: stress tests of a problem by level, and recorded predictions",
  paper: "Peng et al. 2025 (COFFE), arXiv 2502.02827",
  async *rows(ports) {
    const figures = (await recordedRuns(LEVELS, STRESS, ports)).map(({ name, stress, rows }): KeptFigure => {
      const ours = mean(rows.map(({ value }) => value.length)) ?? Number.NaN;
      const note = `${rows.length} problems`;
      return { name, ours, note, ...(stress !== undefined && { published: stress }) };
    });
    const { problems } = await openBenchmark("coffe", { data: ports.data });
    const runs = (await recordedRuns<Predicted, z.infer<typeof Prediction>>([], PREDICTED, ports)).map(
      ({ name, rows }) => {
        const all = rows.flatMap(({ prompt, value: [[reply = ""]] }) => {
          const problem = problemOf(problems, prompt);
          return problem ? [predictedItem(problem, prompt, reply)] : [];
        });
        if (all.length === 0) ports.onNotice(`${name}: not judged, the tests of its problems are not here`);
        return { name, all, items: sampled(all, Math.min(JUDGED, ports.limit ?? JUDGED), ports.seed) };
      },
    );
    const items = figures.length + runs.reduce((sum, run) => sum + run.items.length, 0);
    let done = figures.length;
    yield* keptRows(
      { ...ports, onProgress: (each) => ports.onProgress({ done: each.done, items }) },
      figures,
      0.006,
    );
    for (const { name, all, items: part } of runs) {
      if (part.length === 0) continue;
      const { disagreements } = await judgeRecorded(ports, part, () =>
        ports.onProgress({ done: ++done, items }),
      );
      const wrong = new Set(disagreements.map(({ item }) => item));
      yield figure({
        name: `${name}: pass %`,
        values: part.map((item) => (wrong.has(item) ? 0 : 100)),
        tolerance: 1,
        note: `of ${all.length} whose problems are here`,
      });
    }
  },
};

interface Predicted {
  name: string;
  file: string;
}

function level(name: string, stress?: number) {
  const file = `datasets__${name}__stressful_testcases`;
  return { name: `${name} level: stress tests a problem`, file, ...(stress !== undefined && { stress }) };
}

function problemOf(problems: readonly Problem[], prompt: string): Problem | undefined {
  return problems.find(({ task }) => task.prompt.startsWith(prompt));
}

export default coffe;
