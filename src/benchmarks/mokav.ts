import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";
import { pythonData } from "./python/data.ts";

const Row = z.object({
  id: z.string().min(1),
  title: z.string(),
  /** Two programs of one author for one problem: the first was refused, the second accepted. */
  wrong: z.string().min(1),
  right: z.string().min(1),
  /** An input on which they differ, by the authors' record. */
  exposing: z.string(),
  /** An input that both accept, shown as an example of the format. */
  example: z.string(),
});

type Row = z.infer<typeof Row>;

const Submission = z.object({
  problems_id: z.string(),
  author: z.string(),
  verdicts: z.string(),
  sourceCode: z.string().transform((code) => code.replace(/\r\n?/g, "\n")),
  test_res: z.string(),
});
const Case = z.object({ id: z.string(), inputdata: z.string() });
const Contest = z.object({ id: z.string(), fullname: z.string() });

/** Marks a test that the platform shows only in part. */
const CUT = "...";

/** The recorded end of each test: `(passed, expected, printed, test id)`. */
function endsOf(record: string): { passed: boolean; test: string }[] {
  return z
    .array(z.tuple([z.boolean(), z.json(), z.json(), z.number()]))
    .parse(pythonData(record))
    .map(([passed, , , test]) => ({ passed, test: String(test) }));
}

const page =
  "https://github.com/ASSERT-KTH/Mokav/tree/f12cc64464469b342823b4023913fe4860f7d365/data/c4b_data.zip";

/**
 * Mokav's Codeforces pairs: 1,535 times two programs for one problem, and an input is wanted on which they print
 * different things. Both must end by themselves: a crash is no difference.
 */
const mokav: Benchmark<Row> = {
  id: "mokav",
  title: "Mokav C4B pairs (difference-exposing inputs)",
  paper: "Etemadi et al. 2024, Mokav, arXiv 2406.10375",
  language: "python",
  source: {
    file: "cb_submission.csv",
    alsoNamed: ["mokav-codeforces-pairs/submissions.jsonl.gz", "cb_submission.jsonl"],
    page,
    licence: "none stated",
  },
  beside: {
    tests: {
      file: "cb_testcase.csv",
      alsoNamed: ["mokav-codeforces-pairs/testcases.jsonl.gz", "cb_testcase.jsonl"],
      page,
      licence: "none stated",
    },
    problems: {
      file: "cb_problem.csv",
      alsoNamed: ["mokav-codeforces-pairs/problems.jsonl.gz", "cb_problem.jsonl"],
      page,
      licence: "none stated",
    },
  },
  join(rows, { tests = [], problems = [] }) {
    const inputs = new Map(
      // Some are published with two line ends after each of their lines.
      tests
        .map((row) => checkedRow(Case, row))
        .map((row) => [row.id, row.inputdata.replace(/\r+\n|\n\n/g, "\n")]),
    );
    const names = new Map(
      problems.map((row) => checkedRow(Contest, row)).map((row) => [row.id, row.fullname]),
    );
    const pairs = new Map<string, z.infer<typeof Submission>[]>();
    for (const row of rows) {
      const submission = checkedRow(Submission, row);
      const key = `${submission.problems_id}/${submission.author}`;
      pairs.set(key, [...(pairs.get(key) ?? []), submission]);
    }
    return [...pairs].map(([id, pair]) => {
      const wrong = pair.find(({ verdicts }) => verdicts === "Wrong Answer");
      const right = pair.find(({ verdicts }) => verdicts !== "Wrong Answer");
      const input = (passed: boolean) =>
        endsOf(wrong?.test_res ?? "[]")
          .filter((end) => end.passed === passed)
          .map((end) => inputs.get(end.test) ?? CUT)
          .find((text) => !text.includes(CUT)) ?? "";
      return {
        id,
        title: names.get(wrong?.problems_id ?? ""),
        wrong: wrong?.sourceCode,
        right: right?.sourceCode,
        exposing: input(false),
        example: input(true),
      };
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: `mokav/${row.id}`,
      prompt: `Two programs for Codeforces ${row.title} read standard input. Find an input, valid for the problem, on which they print different things. Answer with the input only.\n\nFirst program:\n${row.wrong}\n\nSecond program:\n${row.right}\n${row.example === "" || row.example === row.exposing ? "" : `\nAn input that both take:\n${row.example}\n`}`,
      language: "python",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { wrong: row.wrong, right: row.right },
      async verdict(answer, sandbox, signal) {
        const stdin = plainAnswer(answer);
        if (stdin === "") return decided([{ pass: false, why: "no input" }]);
        const [wrong, right] = await Promise.all(
          [row.wrong, row.right].map((program) =>
            sandbox.run(
              { language: "python", program, stdin: `${stdin}\n`, limits: { cpuSeconds: 10 } },
              signal,
            ),
          ),
        );
        const ended = wrong!.outcome === "pass" && right!.outcome === "pass";
        const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");
        const differ = words(wrong!.stdout) !== words(right!.stdout);
        const why = ended ? "both print the same" : `they end with ${wrong!.outcome} and ${right!.outcome}`;
        return decided([{ pass: ended && differ, why }]);
      },
    },
    ...(row.exposing !== "" && { reference: row.exposing }),
  }),
};

export default mokav;
