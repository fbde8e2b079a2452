import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { decided, scored } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";
import { scoreOf } from "./surge/scores.ts";

const Row = z.object({
  question: z.string().min(1),
  /** What the program printed, or how its compiler complained. */
  gt: z.string(),
  /** The prompt without examples. */
  sys_0shot: z.string().min(1),
  /** Of a program that is run with arguments, its name. */
  custom_features: z.looseObject({ fid: z.string().optional() }).default({}),
  place: z.number(),
});

type Row = z.infer<typeof Row>;

const source = (part: string, sha256: string): Source => ({
  file: `${part}.json`,
  alsoNamed: [`${part}.jsonl.gz`, `${part}.jsonl`],
  url: `https://raw.githubusercontent.com/Imbernoulli/SURGE/3e983a5a1d870469555dc5a72965445773b96c1a/dataset/${part}.json`,
  sha256,
  licence: "none stated",
});

/**
 * SURGE: say what a program prints, without running it. Parts: competition problems (`cl`), other languages (`ml`),
 * programs with errors (`bg`) and under a given compiler (`dr`); by name also what Lean says of a proof (`fl`),
 * repositories (`rl`), scientific computing (`sc`) and programs that take long (`tc`). How near an answer is to the truth depends on the part.
 */
const surge: Benchmark<Row> = {
  id: "surge",
  title: "SURGE (competition, languages, errors, compilers)",
  paper: "Lyu et al. 2025, arXiv 2502.11167",
  language: "python",
  parts: {
    cl: source("cl", "de30238e14cb7af04762f5c7e8068abc1ee0256413ed220b1fb1978451fb0a83"),
    ml: source("ml", "2e07b9193658fe9b23d1fec2c5c728311845b0f7c21565902d8839470bd917f1"),
    bg: source("bg", "326e8738d4963eb7fb06afbe6ac908ae4828d7f7c271fdf92ff8aaf60c3ddee5"),
    dr: source("dr", "098b8924a94d4689be10c3dc47c77414b3166b17f59bca9b4f38b3a9c2c088b8"),
    fl: { ...source("fl", "4b319521f27e0c36e600cc766e8afa127a366d50d89b0d15656d594df2e16ba9"), byName: true },
    rl: { ...source("rl", "eafd5dab1d476d3eb4f267efebca22edd0c73da3e425896cea894fcab8e47591"), byName: true },
    sc: { ...source("sc", "a3986df2fc4b2bf28cfde5932170cd422f9e2ada27da21e14008d13383536f12"), byName: true },
    tc: { ...source("tc", "e50247edcc668aa02057ec3fdff8127b27e2c5a2b3035c850645603410857aab"), byName: true },
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
      key: { truth: row.gt, part, program: row.custom_features.fid ?? "" },
      async verdict(answer) {
        if (answer.trim() === "") return decided([{ pass: false, why: "no answer" }]);
        const score = scoreOf(part, row.custom_features.fid)(saidOutput(answer), row.gt);
        return scored(score, `printed: ${row.gt.slice(0, 200)}`);
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

export default surge;
