import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { missingVersion } from "./answers/versions.ts";
import { testResults, verdictOfTests } from "./pytest/tests.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  example_id: z.string().min(1),
  python_version: z.string(),
  library: z.string().min(1),
  version: z.string().min(1),
  problem: z.string().min(1),
  starting_code: z.string(),
  /** Other packages it needs, each with its version. */
  additional_dependencies: z.string(),
  /** Files of pytest that import `sample_<id>`: the visible one, and the hidden one that decides. */
  visible: z.string(),
  hidden: z.string().min(1),
  solution: z.string(),
});

type Row = z.infer<typeof Row>;

const Named = z.looseObject({ example_id: z.string() });
const at =
  "https://raw.githubusercontent.com/mrcabbage972/GitChameleonBenchmark/630daf9d8b64b2884fe2d0aa165c8a612932885e/dataset";
const named = (name: string) => ({
  file: `GitChameleon/${name}.jsonl`,
  alsoNamed: [`gitchameleon-selfdebug-a/${name}.jsonl.gz`, `gitchameleon_${name}.jsonl`],
  licence: "Apache-2.0",
});
const source = (name: string, sha256: string): Source => ({
  ...named(name),
  url: `${at}/${name}.jsonl`,
  sha256,
});
/** The tests are published one a file. */
const tests = (name: string): Source => ({
  ...named(name),
  page: `https://github.com/mrcabbage972/GitChameleonBenchmark/tree/630daf9d8b64b2884fe2d0aa165c8a612932885e/dataset/${name}`,
});

/**
 * GitChameleon 2.0: 328 problems, each for one version of one library. A problem is judged only where Python has that
 * version; elsewhere it says which is missing. The hidden tests decide; a visible one is shown.
 */
const gitchameleon: Benchmark<Row> = {
  id: "gitchameleon",
  title: "GitChameleon 2.0",
  paper: "Misra et al. 2025, arXiv 2507.12367",
  language: "python",
  source: source("dataset", "978c7c581cad399989cb8399ec208ddd0edb6260ef576b3ce442aeaae455609e"),
  beside: {
    hidden: tests("hidden_tests"),
    visible: tests("visible_tests"),
    solutions: source(
      "ground_truth_solutions",
      "ba2e2e60d1e28d4d12d99e5964f4445ae72908dbde125e563231c8e93c16d7f1",
    ),
  },
  join(rows, { hidden = [], visible = [], solutions = [] }) {
    const texts = (others: unknown[], field: string) =>
      new Map(others.map((row) => checkedRow(Named, row)).map((row) => [row.example_id, row[field]]));
    const [decide, shown, right] = [
      texts(hidden, "test_code"),
      texts(visible, "test_code"),
      texts(solutions, "answer"),
    ];
    return rows.map((row) => {
      const { example_id: id } = checkedRow(Named, row);
      return {
        ...(row as object),
        hidden: decide.get(id),
        visible: shown.get(id) ?? "",
        solution: right.get(id),
      };
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const { library, version } = row;
    const sample = `sample_${row.example_id}`;
    const packages = row.additional_dependencies.split(/\s+/).filter((each) => /^[\w.-]+==/.test(each));
    return {
      task: {
        id: `gitchameleon/${row.example_id}`,
        prompt: `${row.problem.trim()}\n\nUse ${library} ${version} and Python ${row.python_version}. Complete this, and give the whole code.\n\n${row.starting_code}\n`,
        language: "python",
        starter: row.starting_code,
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { hidden: row.hidden },
        async verdict(answer, sandbox, signal) {
          const code = plainAnswer(answer);
          if (code === "") return decided([{ pass: false, why: "no code" }]);
          const files = { [`${sample}.py`]: code, "test_hidden.py": row.hidden };
          return verdictOfTests(await testResults({ files, test: "test_hidden" }, sandbox, signal));
        },
      },
      missing: (sandbox) => missingVersion(sandbox, [`${library}==${version}`, ...packages]),
      reference: row.solution,
    };
  },
};

export default gitchameleon;
