import { openBenchmark } from "../benchmarks/open/open.ts";
import type { Problem } from "../core/problem.ts";
import { type AnswerRun, judgedAnswers } from "./recorded/judged.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** So many programs of each kind are run: each has up to eight tests, and Java and C++ are built first. */
const PART = 30;

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
    const python = (await openBenchmark("codemind:sr", { data: ports.data })).problems;
    runs.push({ name: "AVATAR, Python", answers: python.map(own) });
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
