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
  "https://github.com/mrcabbage972/GitChameleonBenchmark/tree/630daf9d8b64b2884fe2d0aa165c8a612932885e/dataset";
const source = (file: string, sha256: string): Source => ({
  file: `gitchameleon-selfdebug-a/${file}.jsonl.gz`,
  alsoNamed: [`gitchameleon_${file}.jsonl`],
  url: `${at}/${file}`,
  sha256,
  licence: "Apache-2.0",
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
  source: source("dataset", "f6a6a0006f98e173c2efe85eb5fd7f6e9443a0602056996dd514a6e2710a380c"),
  beside: {
    hidden: source("hidden_tests", "c490b545a8ec622d39bc889bd75013be85c6723b132b691b71c63f640cf533c2"),
    visible: source("visible_tests", "df28b6b5a4ef062c33568a0e2fb1821d89bf13fda59c2c5a552a4901158658dd"),
    solutions: source(
      "ground_truth_solutions",
      "dd8736b307f85ff1f06bcc12fa043b420e7d274cdfdb45f652efe53598233daf",
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
