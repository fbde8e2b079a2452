import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { PROGRAMS, programsOf, Row } from "./quixbugs/programs.ts";
import { testsOf } from "./quixbugs/tests.ts";

/** QuixBugs in Python: 40 programs with a bug in one line each, to be repaired. All tests are visible, as is usual. */
const quixbugs: Benchmark<Row> = {
  id: "quixbugs",
  title: "QuixBugs (Python)",
  paper: "Lin et al. 2017, QuixBugs: a multi-lingual program repair benchmark set",
  language: "python",
  source: PROGRAMS,
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const { buggy, right, specification } = programsOf(row);
    const tests = testsOf(row);
    return {
      task: {
        id: `quixbugs/${row.name}`,
        prompt: `One line of this program is wrong, or one is missing. Repair it.\n\n${specification}`,
        language: "python",
        entry: row.name,
        starter: buggy,
        tests,
      },
      suite: { entry: row.name, tests, limits: { cpuSeconds: 10 } },
      reference: right,
    };
  },
};

export default quixbugs;
