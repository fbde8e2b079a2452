import type { FoundFile } from "../recorded/siblings.ts";
import { LEVELS, type Level } from "./levels.ts";

/** One recorded file, and what its authors report of it in percent, by k. */
export interface ClassRun {
  name: string;
  file: string;
  published: Record<number, Record<Level, number>>;
}

/** Model, way, and how answers were drawn. */
const NAME = /(.+)_(class_H|method_[CI])_(greedy|t[\d.]+)/;

const WAYS: Record<string, string> = {
  class_H: "holistic",
  method_C: "compositional",
  method_I: "incremental",
};

/**
 * pass@1 of greedy answers, `output/result_v1.0.0/pass_at_k_result.json` of the authors' repository: holistic, compositional,
 * incremental, each in the order of {@link LEVELS}.
 */
const GREEDY: Record<string, [number[], number[], number[]]> = {
  "GPT-4-Turbo": [
    [59.0, 38.0, 82.1, 67.5],
    [51.0, 27.0, 79.3, 62.7],
    [52.0, 33.0, 77.5, 63.5],
  ],
  "GPT-3.5-Turbo": [
    [45.0, 25.0, 74.1, 57.4],
    [40.0, 23.0, 74.5, 56.4],
    [47.0, 30.0, 75.3, 57.6],
  ],
  "Gemini-Pro": [
    [45.0, 31.0, 72.7, 58.0],
    [43.0, 21.0, 73.5, 52.4],
    [41.0, 24.0, 70.3, 54.0],
  ],
  "deepseek-coder-6.7b-instruct": [
    [49.0, 27.0, 74.7, 57.2],
    [32.0, 17.0, 65.7, 49.6],
    [34.0, 18.0, 62.4, 47.6],
  ],
  "Magicoder-S-DS-6.7B": [
    [39.0, 22.0, 62.5, 49.6],
    [39.0, 18.0, 71.1, 53.8],
    [42.0, 23.0, 67.1, 52.2],
  ],
  "CodeLlama-13b-Instruct-hf": [
    [35.0, 21.0, 54.8, 41.8],
    [30.0, 11.0, 61.6, 42.6],
    [30.0, 14.0, 56.4, 40.4],
  ],
  "santacoder-1.1B": [
    [1.0, 0.0, 8.2, 0.6],
    [6.0, 0.0, 42.8, 18.9],
    [14.0, 10.0, 53.2, 30.3],
  ],
  "starcoder-instruct-15B": [
    [14.0, 10.0, 38.0, 22.1],
    [12.0, 6.0, 39.6, 24.3],
    [16.0, 9.0, 44.4, 27.9],
  ],
  "codegeex2-6b": [
    [14.0, 8.0, 23.5, 16.3],
    [3.0, 1.0, 3.6, 2.0],
    [2.0, 1.0, 2.6, 1.2],
  ],
  "instruct-codegen-16B": [
    [9.0, 5.0, 27.9, 14.5],
    [10.0, 2.0, 35.3, 17.7],
    [14.0, 8.0, 42.4, 25.1],
  ],
  "WizardCoder-15B-V1.0": [
    [13.0, 8.0, 30.7, 19.3],
    [19.0, 8.0, 55.2, 36.1],
    [8.0, 3.0, 34.7, 24.1],
  ],
  "PolyCoder-2.7B": [
    [0.0, 0.0, 0.4, 0.0],
    [3.0, 0.0, 29.9, 7.2],
    [2.0, 2.0, 30.9, 12.2],
  ],
};

/** Of five samples at temperature 0.2. */
const SAMPLED: Record<string, Record<number, number[]>> = {
  "GPT-3.5-Turbo_class_H_t0.2": {
    1: [46.8, 26.2, 74.1, 57.8],
    3: [53.5, 32.9, 80.7, 64.4],
    5: [57.0, 36.0, 83.7, 67.1],
  },
  "Gemini-Pro_class_H_t0.2": {
    1: [43.8, 29.2, 70.6, 55.9],
    3: [51.0, 33.7, 76.6, 61.7],
    5: [54.0, 35.0, 78.1, 63.3],
  },
};

/** The files that the project has looked at one by one; what is not here is said. */
export const RUNS: ClassRun[] = [
  "GPT-3.5-Turbo_class_H_greedy",
  "GPT-3.5-Turbo_method_C_greedy",
  "GPT-3.5-Turbo_method_I_greedy",
  "GPT-4-Turbo_class_H_greedy",
  "GPT-4-Turbo_method_C_greedy",
  "GPT-4-Turbo_method_I_greedy",
  "GPT-3.5-Turbo_class_H_t0.2",
].map(runOf);

/** Other models, ways and temperatures. */
export const LIKE = {
  folder: /^classeval/i,
  file: NAME,
  other: ({ name }: FoundFile): ClassRun => runOf(name),
};

function runOf(file: string): ClassRun {
  const [, model = "", way = "", drawn = ""] = NAME.exec(file) ?? [];
  const greedy = drawn === "greedy" ? GREEDY[model]?.[Object.keys(WAYS).indexOf(way)] : undefined;
  const byK = greedy ? { 1: greedy } : (SAMPLED[file] ?? {});
  const levels = (values: number[]) => Object.fromEntries(LEVELS.map((level, at) => [level, values[at]!]));
  const published = Object.fromEntries(Object.entries(byK).map(([k, values]) => [k, levels(values)]));
  const name = `${model.replace(/^(GPT-[\d.]+)-Turbo$/, "$1")}, ${WAYS[way]}${drawn === "greedy" ? "" : `, ${drawn}`}`;
  return { name, file, published: published as ClassRun["published"] };
}
