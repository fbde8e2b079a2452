import { basename, dirname } from "node:path";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgedAnswers } from "./recorded/judged.ts";
import { recordedFiles } from "./recorded/siblings.ts";
import { spreadFiles } from "./recorded/spread.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** Defog's and Spider's gold queries, run and compared with themselves: every one must run, and match. */
const defogSql: Reproduction = {
  id: "defog-sql",
  title: "Gold queries of Defog sql-eval and Spider",
  paper: "Defog.ai 2023, sql-eval; Yu et al. 2018, arXiv 1809.08887",
  async *rows(ports) {
    const folder = /^defog-sql/;
    // The first is the one that the benchmark's id opens.
    const [, ...questions] = await spreadFiles({ folder, file: "questions_gen_sqlite" }, ports.data);
    const others = await recordedFiles({ folder, file: /instruct_\w+_sqlite/ }, ports.data);
    const more = [...questions, ...others.map(({ path }) => path)];
    const runs = [];
    for (const [name, id] of [
      ["Defog, gold queries", "defog-sql"],
      ["Spider development set, gold queries", "spider"],
      ...more.map(
        (path) => [`Defog, gold queries of ${basename(dirname(path))}/${basename(path)}`, path] as const,
      ),
    ] as const) {
      const { problems } = await openBenchmark(id, { data: ports.data });
      const answers = problems.map((problem) => ({
        name: problem.task.id,
        problem,
        answer: problem.reference ?? "",
        passed: true,
      }));
      runs.push({ name, answers });
    }
    yield* judgedAnswers(ports, runs);
  },
};

export default defogSql;
