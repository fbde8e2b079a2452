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
    cpp: source("cpp", "a3ca8f903d81e896da5d54cb5b8705ffc9b9f68afcccf478de5cb4c9cee45e56"),
    go: source("go", "0028b8582b658408b1039a68dc022597c7a98d26e89e6060a5539a42e92e2c3b"),
    java: source("java", "395ba7038c1bf4d2c6ee8aa3d0d2ad1ff38e01f3096600586d3519570c4fa759"),
    js: source("js", "32bf44c2b0a3638372610e8f06f64229b5f4a0b745df20236a88a0e409c03e04"),
    python: source("python", "4ecd6e061f1f1ab9ed4ab7801e3e8101b61106bb8fabda425fb74483a2746739"),
    rust: source("rust", "f92eecd8f61dc4ab252e3ba5ec7c375f42122e0021fd7b17c0a346e10972fd32"),
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
