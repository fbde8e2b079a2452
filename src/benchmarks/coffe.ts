import type { Benchmark } from "../core/benchmark.ts";
import { problemOf, prompted, Row, TESTS } from "./coffe/functions.ts";
import { checkedRow } from "./python/checked-row.ts";

/**
 * COFFE, function level: problems of HumanEval, MBPP and APPS whose solution is called `solution`, with the tests of
 * correctness alone; `coffe-stress` counts instructions besides.
 */
const coffe: Benchmark<Row> = {
  id: "coffe",
  title: "COFFE (functions, correctness)",
  paper: "Peng et al. 2025, arXiv 2502.02827",
  language: "python",
  source: TESTS,
  raw: ["value"],
  join: (rows) => rows.map(prompted),
  parse: (row) => checkedRow(Row, row),
  problem: (row) => problemOf("coffe", row),
};

export default coffe;
