import { z } from "zod";
import { passAtK } from "../metrics/pass-at-k.ts";
import { mean } from "../metrics/problems/mean.ts";
import { figure } from "./recorded/figure.ts";
import { UNPUBLISHED } from "./recorded/kept.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ generate_results: z.array(z.object({ is_pass: z.boolean() })).min(1) });

interface Run {
  name: string;
  file: string;
  published: Record<number, number>;
}

const RUNS: Run[] = [
  { name: "CodeGen, Raw", file: "Python_CodeGen_Raw_Input", published: { 1: 9.49, 5: 19.63 } },
  { name: "CodeGen, HumanLabel", file: "Python_CodeGen_HumanLabel_Input", published: { 1: 12.27, 5: 22.55 } },
  {
    name: "PanGu-Coder, Raw",
    file: "Python_PanGu-Coder_Raw_Input",
    published: { 1: 11.87, 5: 20.93, 10: 27.39 },
  },
  {
    name: "PanGu-Coder, HumanLabel",
    file: "Python_PanGu-Coder_HumanLabel_Input",
    published: { 1: 13.74, 5: 21.14, 10: 24.78 },
  },
  { name: "ChatGPT, Raw", file: "Python_ChatGPT_Raw_Input", published: { 1: 21.04, 5: 27.31 } },
  { name: "ChatGPT, HumanLabel", file: "Python_ChatGPT_HumanLabel_Input", published: { 1: 26.61, 5: 31.31 } },
];

/** The figures of a file without published ones are shown for their values. */
const K = [1, 5, 10];

/** `Java_CodeGen_Raw_Input`: the language, the model and the docstring. */
const LIKE = {
  folder: /^codereval/i,
  file: /(Python|Java)_(.+)_(Raw|HumanLabel)_Input/,
  row: Row,
  other: ({ name, match: [, language, model, docstring] }: FoundFile): Run => ({
    name: `${language}, ${model}, ${docstring}`,
    file: name,
    published: {},
  }),
};

/**
 * CoderEval in Python: pass@k over the recorded verdicts of ten samples. The functions belong to 43 projects whose environments are not
 * at hand, so nothing is run.
 */
const codereval: Reproduction = {
  id: "codereval",
  title: "CoderEval (Python): three models, with two docstrings",
  paper: "Yu et al. 2023, arXiv 2302.00288",
  async *rows(ports) {
    const runs = (await recordedRuns(RUNS, LIKE, ports)).map(({ name, file, published, rows }) => {
      const some = sampled(rows, ports.limit ?? rows.length, `${ports.seed} ${file}`);
      const counts = some.map(({ generate_results: all }): [number, number] => [
        all.length,
        all.filter(({ is_pass }) => is_pass).length,
      ]);
      return { name, published, counts, whole: rows.length };
    });
    const items = runs.reduce((sum, { counts }) => sum + counts.length, 0);
    for (const { name, published, counts, whole } of runs) {
      const known = Object.keys(published).length > 0;
      const ks = known ? Object.keys(published).map(Number) : K.filter((k) => counts.every(([n]) => n >= k));
      for (const k of ks) {
        const values = counts.map(([n, c]) => 100 * passAtK(n, c, Math.min(n, k)));
        yield figure({
          name: `${name}: pass@${k} %`,
          published: published[k] ?? mean(values) ?? Number.NaN,
          values,
          tolerance: 0.01,
          part: counts.length < whole,
          note: known ? "recorded verdicts" : UNPUBLISHED,
        });
      }
    }
    ports.onProgress({ done: items, items });
  },
};

export default codereval;
