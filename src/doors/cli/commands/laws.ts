import type { SampleRecord } from "../../../core/record.ts";
import { type CoverageLaw, type CoveragePoint, coverageAt } from "../../../metrics/laws/coverage-law.ts";
import type { CliCommand } from "../program/command.ts";
import { readPlan } from "../program/folder.ts";
import { option, wholeNumber } from "../program/options.ts";
import { readRecords } from "../program/records.ts";
import type { Screen } from "../program/screen.ts";
import { countText, scoreText } from "../show/numbers.ts";
import { tableText } from "../show/table.ts";

interface Options {
  completeness: number;
  soundness: number;
  wrong: number;
  most: number;
  json?: boolean;
}

const share = (typed: string) => {
  const value = Number(typed);
  if (typed.trim() === "" || !(value >= 0 && value <= 1)) throw new Error("a number from 0 to 1");
  return value;
};

const command: CliCommand<Options> = {
  name: "laws",
  summary: "What more samples of a run would bring: its coverage law, and how far an imperfect checker gets",
  arguments: [{ name: "<run>", help: "the folder of a run with several samples for each task" }],
  options: [
    {
      flags: "--completeness <p>",
      help: "how often the checker accepts a right answer",
      parse: share,
      preset: 1,
    },
    { flags: "--soundness <p>", help: "how often it rejects a wrong one", parse: share, preset: 0.75 },
    {
      flags: "--wrong <value>",
      help: "what a wrong answer is worth when a right one is worth 1",
      parse: (typed) => {
        const value = Number(typed);
        if (typed.trim() === "" || !(value <= 0)) throw new Error("a number up to 0");
        return value;
      },
      preset: -1,
    },
    {
      flags: "--most <n>",
      help: "samples considered at most",
      parse: wholeNumber(1),
      preset: 1000,
    },
    option.json,
  ],
  details:
    "Samples must be drawn alike: a temperature above 0, and no strategy that repairs. The law interpolates well\nand promises too much beyond the samples there are.",
  examples: [
    ["laws runs/hundred", "coverage at k samples, measured and by the law"],
    ["laws runs/hundred --soundness 0.9 --wrong -2", "the best number of samples with such a checker"],
  ],
  async action({ args, options, screen }) {
    const [folder = ""] = args;
    readPlan(folder);
    const { lawsOf } = await import("../../../run/laws.ts");
    const laws = lawsOf(await readRecords<SampleRecord>(folder), options);
    if (options.json) screen.json(laws);
    else screen.out(lawsText(screen, laws, options));
    return 0;
  },
};

function lawsText(
  screen: Screen,
  laws: {
    tasks: number;
    samples: number;
    curve: CoveragePoint[];
    law: CoverageLaw | null;
    best: { attempts: number; value: number };
    ceiling: number;
  },
  { soundness, completeness, wrong, most }: Options,
): string {
  const { curve, law, best, ceiling, tasks, samples } = laws;
  const last = curve.at(-1)?.k ?? 0;
  const beyond = law ? [2 * last, 10 * last].map((k) => ({ k, coverage: null })) : [];
  const steps = curve.filter(({ k }) => /^[125]0*$/.test(String(k)) || k === last);
  const rows = [...steps, ...beyond].map(({ k, coverage }) => [
    countText(k),
    coverage === null ? "" : scoreText(coverage),
    law ? scoreText(coverageAt(law, k)) : "",
  ]);
  const fitted = law
    ? `law       coverage ≈ exp(${law.a.toFixed(3)} · k^${law.b.toFixed(3)}), at most ${law.error.toFixed(4)} off where measured`
    : "law       cannot be fitted: it needs at least three values of k with coverage between 0 and 1";
  return [
    `${countText(tasks)} tasks, ${countText(samples)} samples`,
    "",
    tableText(screen, [">k", ">coverage", ">by the law"], rows),
    "",
    fitted,
    `checker   accepts ${completeness} of right and ${(1 - soundness).toFixed(2)} of wrong answers: ${scoreText(ceiling)} of the tasks at most, however many samples`,
    best.attempts === 0
      ? `best      no sample at all: at ${wrong} for a wrong answer every one loses`
      : `best      ${countText(best.attempts)}${best.attempts === most ? " or more" : ""} sample${best.attempts === 1 ? "" : "s"} at ${wrong} for a wrong answer, worth ${best.value.toFixed(4)} a task`,
  ].join("\n");
}

export default command;
