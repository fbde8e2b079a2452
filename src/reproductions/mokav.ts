import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgedAnswers } from "./recorded/judged.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** So many of the 1,535 pairs are run: each is two programs. */
const PART = 300;

/** Mokav's pairs: on the test that the refused program is recorded to fail, the two programs print different things. */
const mokav: Reproduction = {
  id: "mokav",
  title: "Mokav C4B, recorded failing tests",
  paper: "Etemadi et al. 2024, arXiv 2406.10375; recorded test results",
  async *rows(ports) {
    const { problems } = await openBenchmark("mokav", { data: ports.data });
    const answers = problems.flatMap((problem) =>
      problem.reference === undefined
        ? []
        : [{ name: problem.task.id, problem, answer: problem.reference, passed: true }],
    );
    const limit = Math.min(PART, ports.limit ?? PART);
    yield* judgedAnswers({ ...ports, limit }, [
      { name: "recorded failing tests that tell the pair apart", answers },
    ]);
  },
};

export default mokav;
