import { basename, dirname } from "node:path";
import { openBenchmark } from "../benchmarks/open/open.ts";
import type { Problem } from "../core/problem.ts";
import { type AnswerRun, judgedAnswers } from "./recorded/judged.ts";
import { spreadFiles } from "./recorded/spread.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** So many programs of each kind are run: each has up to eight tests, and Java and C++ are built first. */
const PART = 30;

/** Each folder of the source has problems of its own. */
const AVATAR = { folder: /^avatar/i, file: "avatar" };

/** Programs by people: those of AVATAR as CodeMind uses them, and CodeScope's slow ones, must pass their tests. */
const codemind: Reproduction = {
  id: "codemind",
  title: "AVATAR's and CodeScope's own programs",
  paper: "Liu et al. 2024, arXiv 2402.09664; Yan et al. 2023, arXiv 2311.08588",
  async *rows(ports) {
    const runs: AnswerRun[] = [];
    const own = (problem: Problem) => ({
      name: problem.task.id,
      problem,
      answer: problem.reference ?? "",
      passed: true,
    });
    for (const [at, path] of (await spreadFiles(AVATAR, ports.data)).entries()) {
      const name = at === 0 ? "AVATAR" : `AVATAR, ${basename(dirname(path))}`;
      const { problems } = await openBenchmark("codemind:sr", { data: [dirname(path)] });
      runs.push({ name: `${name}, Python`, answers: problems.map(own) });
    }
    const slow = (await openBenchmark("codescope:optimisation", { data: ports.data })).problems;
    for (const language of ["python", "c"]) {
      const answers = slow.filter(({ task }) => task.language === language).map(own);
      runs.push({ name: `CodeScope, given programs in ${language === "c" ? "C" : "Python"}`, answers });
    }
    const limit = Math.min(PART, ports.limit ?? PART);
    yield* judgedAnswers({ ...ports, limit }, runs);
  },
};

export default codemind;
