import { z } from "zod";
import { passAtK } from "../metrics/pass-at-k.ts";
import { judgeRecorded, type RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  i: z.number(),
  /** Defines the puzzle, `f(answer) -> bool`. */
  sat: z.string(),
  n_sols: z.number(),
  /** Each right expression, and how many of the samples were it. */
  sol_counts: z.array(z.tuple([z.string(), z.number()])),
});

/** Samples of each puzzle. */
const SAMPLES = 1000;

/** What the authors report for their short prompt. */
const PUBLISHED: [k: number, percent: number][] = [
  [1, 2.236],
  [10, 8.738],
  [100, 19.382],
  [1000, 29.975],
];

/** Later Pythons refuse to write out numbers of thousands of digits. */
const HEAD =
  "from typing import *\nimport sys\nif hasattr(sys, 'set_int_max_str_digits'):\n    sys.set_int_max_str_digits(1000000)\n";

/** P3 with Codex (cushman), short prompt: every right answer of 1000 samples, run again; pass@k from what is still right. */
const p3: Reproduction = {
  id: "p3",
  title: "P3, 397 puzzles with Codex (cushman), short prompt",
  paper: "Schuster et al. 2021, arXiv 2106.05784, section 5; recorded results",
  async *rows(ports) {
    const all = await recordedRows("p3-cushman-short-med/cushman_1k_short.jsonl.gz", Row, ports.data);
    const rows = sampled(all, ports.limit ?? Number.POSITIVE_INFINITY, ports.seed);
    const items = rows.flatMap((row) =>
      row.sol_counts.map(([answer, times]): RecordedItem & { row: typeof row; times: number } => ({
        name: `puzzle ${row.i}: ${answer.slice(0, 40)}`,
        language: "python",
        program: `from typing import *\n\ndef sol():\n    return (${answer})\n`,
        suite: {
          entry: "sol",
          tests: [{ kind: "code", code: `${HEAD}${row.sat}\nassert f(sol()) is True` }],
          limits: { cpuSeconds: 10, outputBytes: 16 * 1024 ** 2 },
        },
        passed: true,
        row,
        times,
      })),
    );
    let done = 0;
    const { disagreements, passed } = await judgeRecorded(ports, items, () =>
      ports.onProgress({ done: ++done, items: items.length }),
    );
    if (items.length === 0) ports.onProgress({ done: 0, items: 0 });
    const refused = new Set<RecordedItem>(disagreements.map(({ item }) => item));
    for (const { item, verdict } of disagreements)
      ports.onNotice(`${item.name}: recorded right, here ${verdict.checks.at(-1)?.output.slice(-100)}`);
    const right = new Map(rows.map((row) => [row, 0]));
    for (const item of items) if (!refused.has(item)) right.set(item.row, right.get(item.row)! + item.times);
    if (items.length > 0)
      yield {
        name: "answers still right %",
        published: 100,
        ours: (100 * passed) / items.length,
        tolerance: 1,
        note: `${passed} of ${items.length} distinct answers`,
      };
    for (const [k, percent] of PUBLISHED) {
      const mean = (count: (row: (typeof rows)[number]) => number) =>
        (100 * rows.reduce((sum, row) => sum + passAtK(SAMPLES, count(row), k), 0)) / rows.length;
      yield {
        name: `pass@${k} %`,
        published: rows.length === all.length ? percent : mean((row) => row.n_sols),
        ours: mean((row) => right.get(row)!),
        tolerance: 0.5,
        note: `${rows.length} puzzles, ${SAMPLES} samples each`,
      };
    }
  },
};

export default p3;
