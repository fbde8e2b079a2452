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
  /** Which of the two is better. */
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

const SOURCES: Record<string, Source> = {
  correctness: source("correctness", "be2e8fb1d214bee75e7014f4b7c39cfa2af19a8ef296f74b5380b3828486fcba"),
  efficiency: source("efficiency", "4318e4da27b2e35527dc2b119753d138b513736ab73d4f0f0118f09b5e8969e9"),
  security: {
    ...source("security", "4dc33000bf2900f890b1aadd7ea7399ec06722617a1e4fc5aca79481d491b1e3"),
    byName: true,
  },
  "human-preference": {
    ...source("human-preference", "1b2050b2b1d5c5d71f434e7fe464fe2043fbb253cb4bcfe3c49f9a0a5a49918a"),
    byName: true,
  },
};

/**
 * CodePrefBench: which of two programs is better, A or B; running them has told, an analyser, or people. Parts
 * `correctness` and `efficiency`, by name `security` and `human-preference`, and each with its pairs the other way round
 * (`correctness-swapped` …): a judge that likes a place more than a program is told by both together.
 * An answer that does not decide gets half a point, as in the paper, and does not pass.
 */
const codeprefbench: Benchmark<Row> = {
  id: "codeprefbench",
  title: "CodePrefBench",
  paper: "Liu et al. 2024, CodeFavor, arXiv 2410.03837",
  language: "python",
  parts: {
    ...SOURCES,
    ...Object.fromEntries(Object.entries(SOURCES).map(([aspect, file]) => [`${aspect}-swapped`, file])),
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
        prompt: `${row.instruction.trim()}\n\nA:\n${first.trim()}\n\nB:\n${second.trim()}\n\nWhich is better${aspect === "human-preference" ? "" : ` in ${aspect}`}? Answer A or B.\n`,
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
