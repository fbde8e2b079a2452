import type { Benchmark } from "../core/benchmark.ts";
import { type MxEvalRow, mxEvalProblem, mxEvalSource, MxEvalRow as Row } from "./multilingual/mxeval.ts";
import { checkedRow } from "./python/checked-row.ts";

/** MBXP: MBPP transpiled to other languages, prompts and tests. Python's references are MBPP's; those of the others, a model's, are often wrong and not taken. */
const mbxp: Benchmark<MxEvalRow> = {
  id: "mbxp",
  title: "MBXP",
  paper: "Athiwaratkun et al. 2023, arXiv 2210.14868",
  language: "python",
  parts: {
    python: mxEvalSource(
      "mbxp/mbpp_release_v1",
      "ec4a0c1af7dcb76bd43fa876ee4f26af5d25f8dd28d8a78a0f4fad69420b84f4",
    ),
    javascript: mxEvalSource(
      "mbxp/mbjsp_release_v1.2",
      "8bef261f068abd3b81b6e79a7ce2080ec94a6d2d0a83dc11e320f3549b3cc496",
    ),
    typescript: mxEvalSource(
      "mbxp/mbtsp_release_v1.2",
      "d494482ed0714c5591f765c9d07e2c455619e6ea9e178015326a1609c8042ab9",
    ),
    java: mxEvalSource(
      "mbxp/mbjp_release_v1.2",
      "b2b01ad142ade7bffc67e8c2f130d6bd3e046e04dc6d2fa74be0546a9088fee3",
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const { reference, ...problem } = mxEvalProblem(row);
    return row.language === "python" && reference !== undefined ? { ...problem, reference } : problem;
  },
};

export default mbxp;
