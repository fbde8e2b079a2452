import type { Benchmark, Source } from "../core/benchmark.ts";
import { assembled, HumanEvalXRow } from "./multilingual/humaneval-x.ts";
import { checkedRow } from "./python/checked-row.ts";

const source = (part: string, sha256: string): Source => ({
  file: `humaneval_${part}.jsonl.gz`,
  alsoNamed: [`humaneval_${part}.jsonl`],
  url: `https://raw.githubusercontent.com/THUDM/CodeGeeX/2838420b7b4492cf3d16bce5320e26e65960c9e2/codegeex/benchmark/humaneval-x/${part}/data/humaneval_${part}.jsonl.gz`,
  sha256,
  licence: "Apache-2.0",
});

/** HumanEval-X: HumanEval by hand in five more languages. */
const humanevalX: Benchmark<HumanEvalXRow> = {
  id: "humaneval-x",
  title: "HumanEval-X",
  paper: "Zheng et al. 2023, arXiv 2303.17568",
  language: "python",
  parts: {
    cpp: source("cpp", "af420b4b58c1b5e7f4cac9c1257daad7b20b5c77e88d59ccc120e63825f03325"),
    go: source("go", "87aba5e8ab3be26aec48a355b77c73790900ebae3731c44ea9e3fdd5ea51f1fe"),
    java: source("java", "2157a77a6ff808020adc20142228b4ff698048c0696b33110786400c47c5d79c"),
    js: source("js", "da529500a73fcbc86bc8f6c7855c0f2c0fc7af1c4dc530e26a54bbfd17f97cef"),
    python: source("python", "f0e21637407b08a725dbc5bfcc20f909049f73564dd0d55dcc11619fa0838849"),
    rust: source("rust", "36938439d536c34418b582db82f7bfa5d0331990424fc69b1915c5067634b4e7"),
  },
  parse: (row) => checkedRow(HumanEvalXRow, row),
  problem: (row, part = "python") => {
    const { language, head, entry, suite } = assembled(row, part);
    return {
      task: {
        id: row.task_id,
        // Where the docstring stands before the declaration (Rust), the head lacks it.
        prompt: head.includes(row.prompt) ? head : `${row.prompt.trim()}\n${head}`,
        language,
        ...(entry !== undefined && { entry }),
        starter: head,
        tests: [],
      },
      suite,
      reference: head + row.canonical_solution,
    };
  },
};

export default humanevalX;
