import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { HUMANEVAL_FILE, HUMANEVAL_STOP, HumanEvalRow, humanEvalProblem } from "./python/humaneval.ts";

/** HumanEval: 164 Python functions to complete from signature and docstring. */
const humaneval: Benchmark<HumanEvalRow> = {
  id: "humaneval",
  title: "HumanEval",
  paper: "Chen et al. 2021, arXiv 2107.03374",
  language: "python",
  source: HUMANEVAL_FILE,
  stop: HUMANEVAL_STOP,
  parse: (row) => checkedRow(HumanEvalRow, row),
  problem: humanEvalProblem,
};

export default humaneval;
