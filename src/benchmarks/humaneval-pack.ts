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
  file: `humanevalpack_${language}.jsonl`,
  alsoNamed: [`humanevalpack_${language}.jsonl.gz`],
  url: `https://raw.githubusercontent.com/bigcode-project/octopack/e17a8f6470264286bc6a52eb8263582083bf3bf6/evaluation/create/humaneval-x/data/${language}/data/humanevalpack.jsonl`,
  sha256,
  licence: "MIT",
  ...(BY_NAME.has(language) && { byName: true }),
});

const HASHES = {
  go: "0ee2cdca46d70afb33d913a0d4b205624fe4ded2f28c2efdb241727221837993",
  java: "a8d077d300bbdc2eda91e1a733deb2944678bce8fcc7eb272214626516768cc1",
  js: "04c86c1fac5f33818d9187cba278ed1dfc66cc259372dd8342126aa580fb7569",
  python: "b1376d72be4bd016a62ad043d9de3846edb8d63edf1222da802a31330c14c3a7",
  cpp: "891a390c1b9d2cb85dd8fbebcf1d88dbdd565734a6b2b3259f9ddb3fe95e33d7",
  rust: "01ece28eaf490d7af037ce53095083dacfd38022cf5b82662ccb78024dc269a1",
};

const BY_NAME = new Set(["cpp", "rust"]);

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
