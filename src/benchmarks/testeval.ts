import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { importedModules, missingLibraries } from "./answers/libraries.ts";
import { checkedRow } from "./python/checked-row.ts";
import { coverageJudge, type Goal } from "./testeval/judge.ts";

const Row = z.object({
  task_num: z.number(),
  task_title: z.string(),
  func_name: z.string().min(1),
  description: z.string(),
  /** Defines the class `Solution`. */
  python_solution: z.string(),
  /** Which of the program's goals of this part it is. */
  place: z.number(),
  /** A line that is seldom reached (parts `line` and `branch`). */
  line: z.int().positive().optional(),
  /** Branches and loops in the order of a run, and the program that tells of them (part `path`). */
  path: z.array(z.string()).optional(),
  conditions: z.array(z.string()).optional(),
  instrumented: z.string().optional(),
});

type Row = z.infer<typeof Row>;

const Program = z.object({
  task_num: z.number(),
  python_solution: z.string(),
  target_lines: z.array(z.number()),
  blocks: z.array(z.object({ start: z.number(), end: z.number() })),
});
const Paths = z.object({
  task_num: z.number(),
  sampled_paths: z.array(z.array(z.string())),
  sampled_condition_paths: z.array(z.array(z.string())),
});
const Instrumented = z.object({ task_num: z.number(), python_solution_instrumented: z.string() });

const AT =
  "https://raw.githubusercontent.com/LLM4SoftwareTesting/TestEval/6f67dee71de6ccda1767b8c219a93f4ae0a7ce90/data";
const source = (file: string, name: string, sha256: string): Source => ({
  file: `${file}.jsonl.gz`,
  alsoNamed: [`${file}.jsonl`, `${name}.jsonl`],
  url: `${AT}/${name}.jsonl`,
  sha256,
  licence: "MIT",
});
const PROGRAMS = source(
  "leetcode_py",
  "leetcode-py",
  "41561ba6ffc4daab5da1b7fde2e9d1ff772c4c910a62099bcdf5dd66b2d7f905",
);

/**
 * TestEval: tests for 210 Python programs. Part `overall` wants all lines and branches, `line` one line, `branch` one
 * branch, `path` one way through. The answer is test functions; coverage decides.
 */
const testeval: Benchmark<Row> = {
  id: "testeval",
  title: "TestEval",
  paper: "Wang et al. 2024, arXiv 2406.04531",
  language: "python",
  parts: { overall: PROGRAMS, line: PROGRAMS, branch: PROGRAMS, path: PROGRAMS },
  beside: {
    paths: source(
      "tgt_paths",
      "tgt_paths",
      "0e5f0617c0ac77d06012a1185ea178df9fbca4b2eec6cc02c64edf65a04ec09b",
    ),
    instrumented: source(
      "leetcode_py_instrumented",
      "leetcode-py-instrumented",
      "903fa9384394e73790be1c0bb7259c7543f775715515051679a16ba25e208000",
    ),
  },
  join(rows, { paths = [], instrumented = [] }, part) {
    const ways = new Map(paths.map((row) => checkedRow(Paths, row)).map((row) => [row.task_num, row]));
    const told = new Map(
      instrumented.map((row) => checkedRow(Instrumented, row)).map((row) => [row.task_num, row]),
    );
    return rows.flatMap((row) => {
      const { task_num, target_lines, blocks } = checkedRow(Program, row);
      const whole = (goals: object[]) => goals.map((goal, place) => ({ ...(row as object), ...goal, place }));
      if (part === "line") return whole(target_lines.map((line) => ({ line })));
      if (part === "branch")
        return whole(blocks.map(({ start, end }) => ({ line: Math.min(start + 1, end) })));
      if (part !== "path") return whole([{}]);
      const way = ways.get(task_num);
      return whole(
        (way?.sampled_paths ?? []).map((path, at) => ({
          path,
          conditions: way!.sampled_condition_paths[at]!,
          instrumented: told.get(task_num)?.python_solution_instrumented,
        })),
      );
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "overall") => {
    const goal = goalOf(row, part);
    const libraries = importedModules(row.python_solution);
    return {
      task: {
        id: `testeval/${part}/${row.task_num}/${row.place}`,
        prompt: `Write test functions, named test_…, for this program: each calls Solution().${row.func_name}(…) and asserts what it returns. Solution is already defined.\n\n${row.description.trim()}\n\n${row.python_solution}\n\n${WANTED[goal.kind](row)}\n`,
        language: "python",
        tests: [],
      },
      suite: { tests: [] },
      judge: coverageJudge(row.python_solution, goal),
      missing: (sandbox) => missingLibraries(sandbox, "python", libraries),
    };
  },
};

const quoted = ({ python_solution, line = 0 }: Row) =>
  `line ${line} (\`${python_solution.split("\n")[line - 1]?.trim() ?? ""}\`)`;

const WANTED: Record<Goal["kind"], (row: Row) => string> = {
  overall: () => "Together the tests should reach every line and every branch.",
  line: (row) => `Write one test that reaches ${quoted(row)}.`,
  branch: (row) => `Write one test that enters the branch at ${quoted(row)}.`,
  path: ({ conditions = [] }) =>
    `Write one test in whose run these conditions hold, one after another:\n${conditions.join("\n")}`,
};

function goalOf({ line, path, instrumented = "" }: Row, part: string): Goal {
  if (part === "path" && path) return { kind: "path", path, instrumented };
  if ((part === "line" || part === "branch") && line !== undefined) return { kind: part, line };
  return { kind: "overall" };
}

export default testeval;
