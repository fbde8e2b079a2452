import codeprefbench from "../benchmarks/codeprefbench.ts";
import { everyRow } from "../benchmarks/open/beside.ts";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgedAnswers, type RecordedAnswer } from "./recorded/judged.ts";
import { spreadFiles } from "./recorded/spread.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** So many of its 222 pairs on HumanEval are run; those on MBPP take much longer. */
const PART = 40;

/**
 * CodePrefBench's labels of correctness, made again: of each pair the program that is labelled right passes the tests of
 * HumanEval+, and the other fails them.
 */
const codeprefbenchLabels: Reproduction = {
  id: "codeprefbench",
  title: "CodePrefBench, labels of correctness by execution",
  paper: "Liu et al. 2024 (CodeFavor), arXiv 2410.03837, section 3",
  async *rows(ports) {
    const { problems: opened } = await openBenchmark("humaneval-plus", { data: ports.data });
    const problems = new Map(opened.map((problem) => [problem.task.id, problem]));
    const right: RecordedAnswer[] = [];
    const wrong: RecordedAnswer[] = [];
    const named = { folder: /^codeprefbench/, file: "correctness-alignment" };
    for (const path of await spreadFiles(named, ports.data)) {
      for (const [place, value] of codeprefbench.join!(await everyRow(path), {}, "").entries()) {
        const { task_id: id, choices, gt_choice: better } = codeprefbench.parse(value);
        const problem = problems.get(id);
        if (!problem) continue;
        const name = `${place} ${id}`;
        right.push({ name, problem, answer: choices[better], passed: true });
        wrong.push({ name, problem, answer: choices[1 - better]!, passed: false });
      }
    }
    const limit = Math.min(PART, ports.limit ?? PART);
    yield* judgedAnswers({ ...ports, limit }, [
      { name: "programs labelled right", answers: right },
      { name: "programs labelled wrong", answers: wrong },
    ]);
  },
};

export default codeprefbenchLabels;
