import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { PROGRAMS, programsOf, Row } from "./quixbugs/programs.ts";
import { testJudge } from "./quixbugs/test-judge.ts";
import { testsOf } from "./quixbugs/tests.ts";

/**
 * QuixBugs turned round: tests are wanted that show the bug, without the right program in sight. They must hold on it and fail
 * on the buggy one (F→P); mutants of the right program tell how much more they would find.
 */
const quixbugsTests: Benchmark<Row> = {
  id: "quixbugs-tests",
  title: "QuixBugs (tests that show the bug)",
  paper: "Lin et al. 2017, QuixBugs; judged as in Mündler et al. 2024 (SWT-bench), arXiv 2406.12952",
  language: "python",
  source: PROGRAMS,
  parse: (row) => checkedRow(Row, row),
  problem(row) {
    const { buggy, right, specification } = programsOf(row);
    const own = testsOf(row);
    return {
      task: {
        id: `quixbugs-tests/${row.name}`,
        prompt: `One line of this program is wrong, or one is missing. Write tests that fail because of it and hold once it is repaired: Python statements with assert that call ${row.name}.\n\n${specification}\n\n${buggy}`,
        language: "python",
        tests: [],
      },
      suite: { tests: [] },
      judge: testJudge({ entry: row.name, right, buggy, own }),
      reference: own.flatMap((test) => (test.kind === "code" ? [test.code] : [])).join("\n"),
    };
  },
};

export default quixbugsTests;
