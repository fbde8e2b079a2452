import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { seededRandom } from "../core/random.ts";
import { decided, scored } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { belief } from "./longproc/belief.ts";
import { countdown } from "./longproc/countdown.ts";
import { path } from "./longproc/path.ts";
import type { Procedure } from "./longproc/procedure.ts";
import { table } from "./longproc/table.ts";
import { checkedRow } from "./python/checked-row.ts";

const PROCEDURES: Record<string, Procedure> = { belief, countdown, path, table };

/** About how many lines an answer has: the paper's sizes of 500, 2,000 and 8,000 tokens. */
const SIZES: Record<string, number> = { "0.5k": 40, "2k": 160, "8k": 640 };

/** Instances of each procedure and size. */
const EACH = 5;

const Row = z.object({
  procedure: z.enum(["belief", "countdown", "path", "table"]),
  size: z.enum(["0.5k", "2k", "8k"]),
  seed: z.number(),
});

type Row = z.infer<typeof Row>;

/**
 * LongProc's kind of task: a procedure that is easy to follow and long to write down. Four of its six procedures, drawn by
 * seed in three sizes: a path, a table, beliefs, countdown. The score is partial (the lines before the first mistake, F1 of
 * rows, the share of targets); passing is all of it. Travel planning and pseudo-code are not here.
 */
const longproc: Benchmark<Row> = {
  id: "longproc",
  title: "Long procedures",
  paper: "after Ye et al. 2025, LongProc, arXiv 2501.05414",
  language: "python",
  parse: (row) => checkedRow(Row, row),
  problem: ({ procedure, size, seed }) => {
    const id = `longproc/${procedure}/${size}/${seed}`;
    const { prompt, reference, score } = PROCEDURES[procedure]!(seededRandom(id), SIZES[size]!);
    return {
      task: { id, prompt: `${prompt}\n`, language: "python", tests: [] },
      suite: { tests: [] },
      judge: {
        key: { id, prompt },
        async verdict(answer) {
          const given = plainAnswer(answer);
          if (given === "") return decided([{ pass: false, why: "no answer" }]);
          const share = score(given);
          return scored(share, `${Math.round(100 * share)} % right`);
        },
      },
      reference,
    };
  },
  async *rows() {
    for (const procedure of Object.keys(PROCEDURES))
      for (const size of Object.keys(SIZES))
        for (let seed = 0; seed < EACH; seed++) yield { procedure, size, seed };
  },
};

export default longproc;
