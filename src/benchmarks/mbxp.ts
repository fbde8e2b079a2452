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
      "2ea7949f20ed5ecaacf4c9970d29430ec3f13772f4dd379665b1234f14b0ec3e",
    ),
    javascript: mxEvalSource(
      "mbxp/mbjsp_release_v1.2",
      "9e443a1911bcedd8b5193f43d3217666fbf669cd00d54265941a8eb17e396f5a",
    ),
    typescript: mxEvalSource(
      "mbxp/mbtsp_release_v1.2",
      "7c4fbf66cd8189d5f3f6a78ce201782571d083a1d89ee3730c0235317d44d769",
    ),
    java: mxEvalSource(
      "mbxp/mbjp_release_v1.2",
      "139a0fcdff2f4c6d456c546c82f43a1f389dfe3125f5f2c3f6a12f478483dffd",
    ),
    cpp: mxEvalSource(
      "mbxp/mbcpp_release_v1.2",
      "34a842515927e230eb2bd6e409a44c80a852b0afcbe1172786bd08cfef8b85b0",
      true,
    ),
    csharp: mxEvalSource(
      "mbxp/mbcsp_release_v1.2",
      "e11db33a6c5582a5c8d548ef75a23f0307540a765f889dcd2b7d13e99ea538e4",
      true,
    ),
    go: mxEvalSource(
      "mbxp/mbgp_release_v1.1",
      "90f519222a4c45bdbed8309076433d2f573c6f37329a848581fa789839b67da8",
      true,
    ),
    kotlin: mxEvalSource(
      "mbxp/mbkp_release_v1.2",
      "54969bac04fddaad74f78b7aa591348d3f010af2b2325f3db0e5a4f9b9154367",
      true,
    ),
    perl: mxEvalSource(
      "mbxp/mbplp_release_v1",
      "1293f40e442bda81f1d39ab3769ab8136dfc823f7b41420294c1a1d3bf1d2b2f",
      true,
    ),
    php: mxEvalSource(
      "mbxp/mbphp_release_v1.2",
      "aec706039e49bc1bd1c9aaf4cf4815a34777b8387bdc59c1b274312071f3a605",
      true,
    ),
    ruby: mxEvalSource(
      "mbxp/mbrbp_release_v1.2",
      "fe8c043b7d56f5d122c6aaf24e1dcb78816175a0687a73c03873043a6349b85d",
      true,
    ),
    scala: mxEvalSource(
      "mbxp/mbscp_release_v1",
      "e690daa347855a0da4fcd0652894b1db4e6a561c24e9824c40c629158ed94bec",
      true,
    ),
    swift: mxEvalSource(
      "mbxp/mbswp_release_v1",
      "b390ee15df6170386e5f5771f227ef4df3ea7eb994b09d39ecec888e77daefc9",
      true,
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const { reference, ...problem } = mxEvalProblem(row);
    return row.language === "python" && reference !== undefined ? { ...problem, reference } : problem;
  },
};

export default mbxp;
