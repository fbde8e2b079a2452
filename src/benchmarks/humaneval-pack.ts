import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { assembled, HumanEvalXRow } from "./multilingual/humaneval-x.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = HumanEvalXRow.extend({
  buggy_solution: z.string(),
  /** The task in a sentence, with the signature. */
  instruction: z.string(),
  entry_point: z.string().min(1),
});

type Row = z.infer<typeof Row>;

const source = (language: string, sha256: string): Source => ({
  file: `humanevalpack_${language}.jsonl.gz`,
  alsoNamed: [`humanevalpack_${language}.jsonl`, `humanevalpack-a/humanevalpack_${language}.jsonl.gz`],
  url: `https://raw.githubusercontent.com/bigcode-project/octopack/e17a8f6470264286bc6a52eb8263582083bf3bf6/evaluation/create/humaneval-x/data/${language}/data/humanevalpack.jsonl`,
  sha256,
  licence: "MIT",
});

const HASHES = {
  go: "d26922a9cf77ffc4a15f26540e5089ebdb6ad6a3468fe339367a32b7c9dca270",
  java: "0a69bd52324b727dfd4728c18cf89eeb3b5727c148524c09a04dd51d470f3b4b",
  js: "cc1aab9d7d20e3d413be79d44c297c88e535c12fc2456e75ea35f0fa55af83c3",
  python: "901bf43c2415d792c27697068a59b09a46f02d5818501e3a88e6f03f72a30ba0",
};

const parts = (kind: string) =>
  Object.entries(HASHES).map(
    ([language, sha256]) => [`${kind}-${language}`, source(language, sha256)] as const,
  );

/**
 * HumanEvalPack: write a function from an instruction (`synthesize-python` …), or repair one of HumanEval with a bug
 * planted by hand, the tests in view (`fix-python` …). The third kind, HumanEvalExplain, is two questions with the program hidden from
 * the second; a task is one question, so it is not here.
 */
const humanevalPack: Benchmark<Row> = {
  id: "humaneval-pack",
  title: "HumanEvalPack: HumanEvalSynthesize and HumanEvalFix",
  paper: "Muennighoff et al. 2023, arXiv 2308.07124",
  language: "python",
  parts: Object.fromEntries([...parts("synthesize"), ...parts("fix")]),
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "synthesize-python") => {
    const [kind, name = "python"] = part.split("-");
    const { language, head, suite } = assembled(row, name);
    const fix = kind === "fix";
    const declaration = row.declaration || head;
    const alone = (code: string) => (suite.prelude === undefined ? code : `${suite.prelude}\n${code}`);
    return {
      task: {
        id: `${kind}/${row.task_id}`,
        // Section 4.1: the wrong function, its tests, and the instruction behind them.
        prompt: fix
          ? `${declaration}${row.buggy_solution}\n\n${row.test.trim()}\n\nFix bugs in ${row.entry_point}.`
          : row.instruction,
        language,
        entry: row.entry_point,
        starter: head,
        tests: fix ? [{ kind: "code", code: alone(row.test) }] : [],
      },
      suite,
      reference: head + row.canonical_solution,
    };
  },
};

export default humanevalPack;
