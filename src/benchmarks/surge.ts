import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { decided, scored } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  question: z.string().min(1),
  /** What the program printed, or how its compiler complained. */
  gt: z.string(),
  /** The prompt without examples. */
  sys_0shot: z.string().min(1),
  place: z.number(),
});

type Row = z.infer<typeof Row>;

const source = (part: string, sha256: string): Source => ({
  file: `${part}.jsonl.gz`,
  alsoNamed: [`${part}.jsonl`],
  url: `https://github.com/Imbernoulli/SURGE/blob/3e983a5a1d870469555dc5a72965445773b96c1a/dataset/${part}.json`,
  sha256,
  licence: "none stated",
});

/** Parts whose answers need not be exact: what is compared is the set of words. */
const BY_WORDS = new Set(["bg", "dr"]);

/**
 * SURGE: say what a program prints, without running it. Parts: competition problems (`cl`), other languages (`ml`),
 * programs with errors (`bg`) and under a given compiler (`dr`). The first two compare exactly, the others by words.
 */
const surge: Benchmark<Row> = {
  id: "surge",
  title: "SURGE (competition, languages, errors, compilers)",
  paper: "Lyu et al. 2025, arXiv 2502.11167",
  language: "python",
  parts: {
    cl: source("cl", "6c3e80b6ab01767d0223029812c5ae068b195fe03b41e613b37958e824876095"),
    ml: source("ml", "a977ba777d89c0e803269aa58362bb636167bbfc0c092f0687f14ece53ac469e"),
    bg: source("bg", "2913bb4a908724d671f031b55a79fa85660b4911dade75b5450677c6be5fd11b"),
    dr: source("dr", "d8ca406d3ad54b68cbe3c1d26069bcd8179544af01e622130b1377ea06c70280"),
  },
  join: (rows) => rows.map((row, place) => ({ ...(row as object), place })),
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "") => ({
    task: {
      id: `surge/${part}/${row.place}`,
      prompt: `${row.sys_0shot.trim()}\n\n${row.question}\n`,
      language: "python",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { truth: row.gt, words: BY_WORDS.has(part) },
      async verdict(answer) {
        if (answer.trim() === "") return decided([{ pass: false, why: "no answer" }]);
        const said = saidOutput(answer);
        if (BY_WORDS.has(part))
          return scored(wordOverlap(said, row.gt), `the words of: ${row.gt.slice(0, 200)}`);
        return decided([{ pass: said === row.gt.trim(), why: `printed: ${row.gt.slice(0, 200)}` }]);
      },
    },
    reference: `Output:\n${row.gt}`,
  }),
};

/** What an answer says was printed: the text behind `Output:`, or all of it. */
function saidOutput(answer: string): string {
  const behind = /Output:\s*([\s\S]*)$/i.exec(answer)?.[1] ?? answer;
  return plainAnswer(behind).trim();
}

/** Jaccard index of the sets of words in lower case; two texts without words are alike. */
export function wordOverlap(first: string, second: string): number {
  const [a, b] = [first, second].map((text) => new Set(text.toLowerCase().split(/\s+/).filter(Boolean))) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...a].filter((word) => b.has(word)).length;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
}

export default surge;
