import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { CHOICE } from "../metrics/preference.ts";
import { decided, scored } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.string().min(1),
  instruction: z.string().min(1),
  choices: z.tuple([z.string(), z.string()]),
  /** Which of the two is better, by running them. */
  gt_choice: z.union([z.literal(0), z.literal(1)]),
  place: z.number(),
});

type Row = z.infer<typeof Row>;

const source = (part: string, sha256: string): Source => ({
  file: `${part}-alignment.jsonl.gz`,
  alsoNamed: [`${part}-alignment.jsonl`],
  url: `https://github.com/amazon-science/llm-code-preference/raw/99b404d5abdcff45c6029d44e30191c6e29071d8/datasets/eval/${part}-alignment.jsonl.gz`,
  sha256,
  licence: "CC BY-NC 4.0",
});

const CORRECTNESS = source("correctness", "33531878b8a50e245c8ef375b23d79ae186133338b7b07a0733275d4e562e448");
const EFFICIENCY = source("efficiency", "a8ecad8e66bf61b9b8c5bb231e7c8f91f97f54a258571708c4d7d0d70af1365c");

/**
 * CodePrefBench: which of two programs is better, A or B; running them has told. Parts `correctness` and `efficiency`, and
 * each with its pairs the other way round: a judge that likes a place more than a program is told by both together.
 * An answer that does not decide gets half a point, as in the paper, and does not pass.
 */
const codeprefbench: Benchmark<Row> = {
  id: "codeprefbench",
  title: "CodePrefBench (correctness, efficiency)",
  paper: "Liu et al. 2024, CodeFavor, arXiv 2410.03837",
  language: "python",
  parts: {
    correctness: CORRECTNESS,
    efficiency: EFFICIENCY,
    "correctness-swapped": CORRECTNESS,
    "efficiency-swapped": EFFICIENCY,
  },
  join: (rows) => rows.map((row, place) => ({ ...(row as object), place })),
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "correctness") => {
    const aspect = part.replace(/-swapped$/, "");
    const isSwapped = part !== aspect;
    const [first, second] = isSwapped ? [row.choices[1], row.choices[0]] : row.choices;
    const right = isSwapped ? 1 - row.gt_choice : row.gt_choice;
    const name = `${row.place}/${row.task_id}`;
    return {
      task: {
        id: `codeprefbench/${part}/${name}`,
        prompt: `${row.instruction.trim()}\n\nA:\n${first.trim()}\n\nB:\n${second.trim()}\n\nWhich is better in ${aspect}? Answer A or B.\n`,
        language: "python",
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { right },
        async verdict(answer) {
          const choice = choiceOf(answer);
          if (answer.trim() !== "" && choice === undefined)
            return scored(0.5, "no decision", { part: CHOICE });
          return decided([{ pass: choice === right, why: "the other is better", part: CHOICE }]);
        },
      },
      reference: right === 0 ? "A" : "B",
      ...(isSwapped && { variantOf: `codeprefbench/${aspect}/${name}` }),
    };
  },
};

/** The side that an answer takes, 0 or 1: a letter alone, or the last sentence that says one is better. */
export function choiceOf(answer: string): 0 | 1 | undefined {
  const plain = plainAnswer(answer);
  const alone = /^\W*(?:code\s+|answer:?\s*)?([AB])\W*$/i.exec(plain)?.[1];
  const said =
    alone ??
    [
      ...plain.matchAll(/\b(?:code\s+)?([AB])\b[^.\n]*\b(?:better|preferable|preferred|correct|faster)\b/gi),
    ].at(-1)?.[1];
  if (said === undefined) return undefined;
  return said.toUpperCase() === "A" ? 0 : 1;
}

export default codeprefbench;
