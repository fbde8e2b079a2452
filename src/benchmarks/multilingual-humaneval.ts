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
      "cbd4421a18387fcf791a047e2904e1ff8287b11fede50a7fb5e3cd3814cb1653",
    ),
    typescript: mxEvalSource(
      "multilingual_humaneval/HumanEval_typescript_v1",
      "6039fe3b75bd1670702bab22ebb21b8c29ac29fa91211d7d9e59b13ae581b7a7",
    ),
    java: mxEvalSource(
      "multilingual_humaneval/HumanEval_java_v1.1",
      "2373bd083b7be445a5273add8a932e0fea3d1e3c1a59d55beba369e90e5d0d02",
    ),
    csharp: mxEvalSource(
      "multilingual_humaneval/HumanEval_csharp_v1",
      "fd8b4981c4ae4daadbe06f082cf0ef91b060851bf715faa461d0db23d20a2364",
      true,
    ),
    go: mxEvalSource(
      "multilingual_humaneval/HumanEval_go_v1",
      "b3797a20b951627d67dec749cc1954e4a151cf0096d1649f96d62597a76a47af",
      true,
    ),
    kotlin: mxEvalSource(
      "multilingual_humaneval/HumanEval_kotlin_v1.1",
      "1324d829effc94e0cb603be8833537f00b5597fcd152fe2d06b623e622feb458",
      true,
    ),
    perl: mxEvalSource(
      "multilingual_humaneval/HumanEval_perl_v1.1",
      "2d084582af233b5a0eeac1670c9e577915f61852dc974348e87f39425b031981",
      true,
    ),
    php: mxEvalSource(
      "multilingual_humaneval/HumanEval_php_v1.1",
      "f1ef51aec5418c01bef60177ea3e3c907bcf55528c77e33a1ebbe83f739a67f5",
      true,
    ),
    ruby: mxEvalSource(
      "multilingual_humaneval/HumanEval_ruby_v1.1",
      "08562903613e277d36eb4d3d793c90ce2191ac9ccac96f1ff31d1550134be880",
      true,
    ),
    scala: mxEvalSource(
      "multilingual_humaneval/HumanEval_scala_v1.1",
      "8fcd9ab950dfcd293d1acfd1d26f31b84e554926765a22c1375c6a0ffa82413b",
      true,
    ),
    swift: mxEvalSource(
      "multilingual_humaneval/HumanEval_swift_v1.1",
      "b0de1f4a223d9830c9ffc34eb313aa0a54d5565a6b71b2f88cab67f6db8ccfe0",
      true,
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: mxEvalProblem,
};

export default multilingualHumaneval;
