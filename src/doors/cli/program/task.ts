import { existsSync, readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { AssayError, nearest } from "../../../core/errors.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Task, Test } from "../../../core/task.ts";
import { benchmarkIds } from "./options.ts";

/** A task named on the command line, with what decides whether an answer is right. */
export interface NamedProblem {
  problem: Problem;
  /** The benchmark it is from; absent for a task of the user's own. */
  benchmark?: string;
  /** What the verdict rests on, in words. */
  judgedBy: string;
}

export interface TaskOptions {
  language: string;
  entry?: string;
  /** Visible tests as code. */
  test: string[];
  data: string[];
}

/**
 * Finds the task `named`: `-` is text on standard input, a file is a text or a {@link Task} as JSON, anything
 * else is the id of a benchmark's task (`HumanEval/0`, `starter/python-…`).
 */
export async function findProblem(
  named: string,
  options: TaskOptions,
  input: () => Promise<string>,
  onNotice: (text: string) => void,
): Promise<NamedProblem> {
  if (named === "-") return ownProblem(taskOfText("stdin", await input(), options));
  if (existsSync(named) && statSync(named).isFile()) {
    const text = readFileSync(named, "utf8");
    if (extname(named) !== ".json") return ownProblem(taskOfText(named, text, options));
    return ownProblem(taskOfJson(named, text, options));
  }
  const benchmarkId = benchmarkIds().find((id) => named.toLowerCase().startsWith(`${id}/`));
  if (!benchmarkId) {
    throw new AssayError("NO_TASK", `"${named}" is neither a file nor the task of a benchmark`, {
      fix: `give a file, - for standard input, or an id that starts with ${benchmarkIds().join("/, ")}/`,
    });
  }
  const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
  const { benchmark, problems } = await openBenchmark(benchmarkId, { data: options.data, onNotice });
  const rest = named.slice(benchmarkId.length + 1);
  const problem = problems.find(
    ({ task }) => task.id.toLowerCase() === named.toLowerCase() || task.id === rest,
  );
  if (problem) return { problem, benchmark: benchmark.id, judgedBy: "the benchmark's hidden tests" };
  const guess = nearest(
    named,
    problems.map(({ task }) => task.id),
  );
  throw new AssayError("UNKNOWN_TASK", `${benchmark.id} has no task "${named}"`, {
    fix: guess ? `did you mean "${guess}"?` : `e.g. ${problems[0]?.task.id}`,
  });
}

function taskOfText(where: string, text: string, options: TaskOptions): Task {
  if (!text.trim())
    throw new AssayError("BAD_TASK", "the task is empty", { where, fix: "say what the program must do" });
  const { language, entry } = options;
  return {
    id: where,
    prompt: text.trim(),
    language,
    ...(entry && { entry }),
    tests: options.test.map(codeTest),
  };
}

function taskOfJson(where: string, text: string, options: TaskOptions): Task {
  let task: Partial<Task>;
  try {
    task = JSON.parse(text) as Partial<Task>;
  } catch (error) {
    throw new AssayError("BAD_TASK", `not JSON: ${(error as Error).message}`, { where });
  }
  if (typeof task?.prompt !== "string" || (task.tests !== undefined && !Array.isArray(task.tests))) {
    throw new AssayError("BAD_TASK", 'a task needs a text "prompt", and "tests" must be a list', { where });
  }
  const tests = [...(task.tests ?? []), ...options.test.map(codeTest)];
  return { id: where, language: options.language, ...task, prompt: task.prompt, tests };
}

/** Without tests nothing can show that an answer is right: then only loading is checked, and that is said. */
function ownProblem(task: Task): NamedProblem {
  const tests = task.tests.length > 0 ? task.tests : [codeTest("")];
  const judgedBy = task.tests.length > 0 ? "your tests" : "loading only, as no test was given";
  return { problem: { task, suite: { tests, ...(task.entry && { entry: task.entry }) } }, judgedBy };
}

function codeTest(code: string): Test {
  return { kind: "code", code };
}
