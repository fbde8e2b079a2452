import type { Benchmark } from "../core/benchmark.ts";
import { type MxEvalRow, mxEvalProblem, mxEvalSource, MxEvalRow as Row } from "./multilingual/mxeval.ts";
import { checkedRow } from "./python/checked-row.ts";

/** Multilingual HumanEval: HumanEval transpiled as MBXP is. The release has no references. */
const multilingualHumaneval: Benchmark<MxEvalRow> = {
  id: "multilingual-humaneval",
  title: "Multilingual HumanEval",
  paper: "Athiwaratkun et al. 2023, arXiv 2210.14868",
  language: "javascript",
  parts: {
    javascript: mxEvalSource(
      "multilingual_humaneval/HumanEval_javascript_v1.1",
      "f2c6895f111a91c38bc36fc16a3fde86d22ddd574245fd8b46eb06b779b483f2",
    ),
    typescript: mxEvalSource(
      "multilingual_humaneval/HumanEval_typescript_v1",
      "ad506cf63dc554791c1d8a38eead791c7deef7f309582993df0d12861a09e631",
    ),
    java: mxEvalSource(
      "multilingual_humaneval/HumanEval_java_v1.1",
      "d537773b1a1ec3778292439be59c7238330a2b03a285156443ccf72d37fa8182",
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: mxEvalProblem,
};

export default multilingualHumaneval;
