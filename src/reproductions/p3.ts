import { z } from "zod";
import { passAtK } from "../metrics/pass-at-k.ts";
import { judgeRecorded, type RecordedItem } from "./recorded/judge.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  i: z.number(),
  /** Defines the puzzle, `f(answer) -> bool`. */
  sat: z.string(),
  n_sols: z.number(),
  /** Each right expression, and how many of the samples were it. */
  sol_counts: z.array(z.tuple([z.string(), z.number()])),
});

type Row = z.infer<typeof Row>;

interface Run {
  /** Before the rows of a prompt that is not the first. */
  name: string;
  file: string;
  /** Samples of each puzzle. */
  samples: number;
  /** Puzzles that are judged, where there are many answers; all unless given. */
  part?: number;
  /** pass@k in percent, as the authors report. */
  published: [k: number, percent: number][];
}

const RUNS: Run[] = [
  {
    name: "",
    file: "cushman_1k_short",
    samples: 1000,
    published: [
      [1, 2.236],
      [10, 8.738],
      [100, 19.382],
      [1000, 29.975],
    ],
  },
  {
    name: "medium prompt, ",
    file: "cushman_1k_med",
    samples: 1000,
    part: 60,
    published: [
      [1, 7.14],
      [10, 26.664],
      [100, 51.472],
      [1000, 69.018],
    ],
  },
];

/** `davinci_1k_long`: the model, the samples and the prompt. */
const LIKE = {
  folder: /^p3/i,
  file: /([a-z0-9-]+)_(\d+)(k?)_([a-z_]+)/,
  row: Row,
  other: ({ name, match: [, model, count, thousands, prompt] }: FoundFile): Run => ({
    name: `${model}, ${prompt}, `,
    file: name,
    samples: Number(count) * (thousands === "k" ? 1000 : 1),
    part: 60,
    published: [],
  }),
};

/** Later Pythons refuse to write out numbers of thousands of digits. */
const HEAD =
  "from typing import *\nimport sys\nif hasattr(sys, 'set_int_max_str_digits'):\n    sys.set_int_max_str_digits(1000000)\n";

/** An answer to the short prompt is an expression, to a longer one a body. */
const written = (answer: string): string =>
  /^\s*\n/.test(answer) ? `def sol():${answer}\n` : `def sol():\n    return (${answer})\n`;

/** P3 with Codex: the right answers among the samples, run again; pass@k from what is still right. */
const p3: Reproduction = {
  id: "p3",
  title: "P3, 397 puzzles with Codex (cushman), short and medium prompt",
  paper: "Schuster et al. 2021, arXiv 2106.05784, section 5; recorded results",
  async *rows(ports) {
    const runs = (await recordedRuns(RUNS, LIKE, ports)).map(({ rows: all, part = all.length, ...run }) => {
      const count = Math.min(part, ports.limit ?? all.length);
      const rows = sampled(all, count, run.name === "" ? ports.seed : `${ports.seed} ${run.file}`);
      return { ...run, all, rows, items: rows.flatMap(answersOf) };
    });
    const total = runs.reduce((sum, { items }) => sum + items.length, 0);
    let done = 0;
    ports.onProgress({ done, items: total });
    for (const { name, samples, published, all, rows, items } of runs) {
      const { disagreements, passed } = await judgeRecorded(ports, items, () =>
        ports.onProgress({ done: ++done, items: total }),
      );
      const refused = new Set<RecordedItem>(disagreements.map(({ item }) => item));
      for (const { item, verdict } of disagreements)
        ports.onNotice(
          `${name}${item.name}: recorded right, here ${verdict.checks.at(-1)?.output.slice(-100)}`,
        );
      const right = new Map(rows.map((row) => [row, 0]));
      for (const item of items)
        if (!refused.has(item)) right.set(item.row, right.get(item.row)! + item.times);
      if (items.length > 0)
        yield {
          name: `${name}answers still right %`,
          published: 100,
          ours: (100 * passed) / items.length,
          tolerance: 1,
          note: `${passed} of ${items.length} distinct answers`,
        };
      const whole = rows.length === all.length;
      const known = new Map(published);
      for (const k of [1, 10, 100, 1000].filter((each) => each <= samples)) {
        const mean = (count: (row: Row) => number) =>
          (100 * rows.reduce((sum, row) => sum + passAtK(samples, count(row), k), 0)) / rows.length;
        yield {
          name: `${name}pass@${k} %`,
          published: (whole ? known.get(k) : undefined) ?? mean((row) => row.n_sols),
          ours: mean((row) => right.get(row)!),
          tolerance: 0.5,
          note: `${rows.length} puzzles, ${samples} samples each`,
        };
      }
    }
  },
};

type Answer = RecordedItem & { row: Row; times: number };

function answersOf(row: Row): Answer[] {
  return row.sol_counts.map(([answer, times]) => ({
    name: `puzzle ${row.i}: ${answer.trim().slice(0, 40)}`,
    language: "python",
    program: `from typing import *\n\n${written(answer)}`,
    suite: {
      entry: "sol",
      tests: [{ kind: "code", code: `${HEAD}${row.sat}\nassert f(sol()) is True` }],
      limits: { cpuSeconds: 10, outputBytes: 16 * 1024 ** 2 },
    },
    passed: true,
    row,
    times,
  }));
}

export default p3;
