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
const source = (name: string, sha256: string): Source => ({
  file: `${name}.jsonl`,
  alsoNamed: [`${name.replaceAll("-", "_")}.jsonl.gz`],
  url: `${AT}/${name}.jsonl`,
  sha256,
  licence: "MIT",
});
const PROGRAMS = source("leetcode-py", "a37bcaae5fd88c978254aff5633355c7c76a324ad90b8d965f6213e522e022bf");

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
    paths: source("tgt_paths", "6400dafd9994905451766122d04e3cd67369ffd04037dd50bda5a687cb358f6a"),
    instrumented: source(
      "leetcode-py-instrumented",
      "62ee1ce4a226b7ed3c28e2c83c2d90ad8a530c7e5f1677f13bdeb41641bcbc58",
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
