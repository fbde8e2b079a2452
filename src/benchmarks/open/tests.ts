import type { Benchmark } from "../../core/benchmark.ts";
import { AssayError } from "../../core/errors.ts";
import type { Problem } from "../../core/problem.ts";
import type { Task } from "../../core/task.ts";
import { readJsonLines } from "../../files/jsonl.ts";
import { cutAtStop } from "./extract.ts";
import { Joining } from "./joining.ts";
import { sampleRow } from "./sample-row.ts";

export interface GeneratedTestsOptions {
  benchmark: Pick<Benchmark, "stop">;
  problems: Problem[];
  /**
   * How many tests of one sample the caller will keep. A row that lists whole tests is dealt into samples of this
   * many, so that all of them are kept.
   */
  perSample?: number;
}

/** One test written by a model. */
export interface GeneratedTest {
  task: string;
  code: string;
  /** Which of its task's samples wrote it, from 0, and its place among that sample's tests. */
  sample: number;
  order: number;
}

/**
 * Reads generated tests: completions of a prompt that ends in `assert ` (`{prompt, samples}` as CodeT releases them),
 * or rows that list whole tests (`{task_id, tests}`).
 *
 * Nothing is filtered: whether a test compiles is for a sandbox to say. CodeT (Chen et al. 2022, section 4) keeps of
 * each sample the first {@link GeneratedTestsOptions.perSample} *that compile*, and counts equal texts together.
 * Throws an AssayError as {@link readSamples} does.
 */
export async function readGeneratedTests(
  path: string,
  options: GeneratedTestsOptions,
): Promise<GeneratedTest[]> {
  const joining = new Joining(options.problems);
  const perSample = options.perSample ?? 5;
  const tests: GeneratedTest[] = [];
  const samples = new Map<string, number>();
  const add = (task: Task, codes: string[]) => {
    const sample = samples.get(task.id) ?? 0;
    samples.set(task.id, sample + 1);
    tests.push(...codes.map((code, order) => ({ task: task.id, code, sample, order })));
  };
  for await (const { line, value } of readJsonLines(path)) {
    const where = `${path}:${line}`;
    const listed = (value as { tests?: unknown } | null)?.tests;
    const row = sampleRow(listed === undefined ? value : { ...(value as object), completion: "" }, where);
    const task =
      row.task !== undefined ? joining.byId(row.task, where) : joining.byPrompt(row.prompt!, where);
    if (listed !== undefined) {
      const codes = listOfTexts(listed, where);
      for (let at = 0; at < codes.length; at += perSample) add(task, codes.slice(at, at + perSample));
    } else {
      for (const { text } of row.texts)
        add(task, assertsOf(text, task.entry ?? "", options.benchmark.stop ?? []));
    }
  }
  if (tests.length === 0) {
    throw new AssayError("TESTS_EMPTY", "no tests", {
      where: path,
      fix: "docs/files.md lists the shapes that are read",
    });
  }
  return tests;
}

/**
 * The asserts in a completion of `assert `: the pieces between occurrences of `assert ` that mention the entry, each
 * cut at the first stop string. What stands before the first of them continues the prompt, so it is a piece too.
 */
export function assertsOf(completion: string, entry: string, stop: readonly string[]): string[] {
  return completion
    .split("assert ")
    .filter((piece) => piece.includes(entry))
    .map((piece) => cutAtStop(`assert ${piece}`.trim(), stop).trim());
}

function listOfTexts(listed: unknown, where: string): string[] {
  if (Array.isArray(listed) && listed.every((each) => typeof each === "string")) return listed;
  throw new AssayError("SAMPLE_FORMAT", "tests must be a list of strings", {
    where,
    fix: "one test a string",
  });
}
