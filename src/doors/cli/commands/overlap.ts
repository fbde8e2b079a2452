import type { Item, Measure } from "../../../benchmarks/overlap/overlap.ts";
import type { CliCommand } from "../program/command.ts";
import { benchmarkIds, option, wholeNumber } from "../program/options.ts";
import { readRun } from "../program/run-folder.ts";
import { overlapText, plantedText } from "../show/overlap.ts";
import { startProgress } from "../show/progress.ts";

interface Options {
  field?: string;
  threshold?: Partial<Record<Measure, number>>;
  n: number;
  encoder?: string;
  run?: string;
  planted?: boolean;
  data: string[];
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "overlap",
  summary: "Which problems of a benchmark stand in another set, and the score with and without them",
  arguments: [
    { name: "<held>", help: "a benchmark, or a file or folder of texts", values: benchmarkIds },
    {
      name: "[other]",
      help: "what is searched: a benchmark, a .jsonl file, a folder",
      values: benchmarkIds,
    },
  ],
  options: [
    { flags: "--run <folder>", help: "a run on the held benchmark, to score with and without the overlap" },
    {
      flags: "--planted",
      help: "plant the held texts in six disguises instead, and say how many are found and how many alarms are false",
    },
    { flags: "--field <name>", help: "the field of a row that is its text (default: all that hold text)" },
    {
      flags: "--n <tokens>",
      help: "tokens in a run of the n-gram measure",
      parse: wholeNumber(1),
      preset: 10,
    },
    {
      flags: "--threshold <list>",
      help: "from where on a text overlaps: ngram=0.5,edit=0.65,embedding=0.8",
      parse: thresholds,
    },
    { flags: "--encoder <folder>", help: "an ONNX encoder for the embedding measure (default: TF-IDF)" },
    option.data,
    option.json,
  ],
  details:
    "ngram is the share of a text's runs of n tokens that the other holds; edit the edit similarity of tokens; embedding\nthe cosine of word vectors. The held set is kept in memory, the other streams by.",
  examples: [
    ["overlap humaneval mbpp", "problems of HumanEval that MBPP has too"],
    ["overlap humaneval train.jsonl --run runs/mine", "what a training set holds, and the score without it"],
    ["overlap humaneval --planted", "how far to trust it"],
  ],
  async action({ args, options, screen, signal }) {
    const [held = "", other = ""] = args;
    const { DEFAULTS } = await import("../../../benchmarks/overlap/overlap.ts");
    const settings = { n: options.n, thresholds: { ...DEFAULTS.thresholds, ...options.threshold } };
    const { findOverlap, readItems, scoresApart } = await import("../../../run/overlap.ts");
    const reading = { data: options.data, ...(options.field !== undefined && { field: options.field }) };
    const items: Item[] = [];
    for await (const item of readItems(held, reading)) items.push(item);
    if (options.planted || other === "") {
      const { measurePlanted } = await import("../../../benchmarks/overlap/planted.ts");
      const planted = measurePlanted(items, settings, options.seed);
      if (options.json) screen.json({ ...planted, ...settings });
      else screen.out(plantedText(screen, planted));
      return 0;
    }
    const run = options.run === undefined ? undefined : await readRun(options.run);
    const encoder = options.encoder
      ? await (await import("../../../models/local/encoder.ts")).openEncoder(options.encoder)
      : undefined;
    const progress = startProgress(screen, "overlap");
    try {
      const result = await findOverlap(items, readItems(other, reading), {
        ...settings,
        ...(encoder && { embed: (texts: readonly string[]) => encoder.embed(texts) }),
        signal,
        onProgress: (done) => progress.update({ done, items: 0 }),
      });
      const ids = new Set(result.overlapping.map(({ id }) => id));
      const scores = run ? scoresApart(run.records, ids, options.seed) : null;
      progress.clear();
      if (options.json) screen.json({ ...result, scores, ...settings });
      else screen.out(overlapText(screen, result, scores));
      return 0;
    } finally {
      progress.clear();
    }
  },
};

function thresholds(typed: string): Partial<Record<Measure, number>> {
  return Object.fromEntries(
    typed.split(",").map((part) => {
      const [name = "", text = ""] = part.split("=").map((side) => side.trim());
      const value = Number(text);
      if (!["ngram", "edit", "embedding"].includes(name) || text === "" || !(value >= 0 && value <= 1))
        throw new Error("values from 0 to 1 such as ngram=0.5,edit=0.65,embedding=0.8");
      return [name, value];
    }),
  );
}

export default command;
