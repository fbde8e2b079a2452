import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Benchmark } from "../../core/benchmark.ts";
import { AssayError } from "../../core/errors.ts";
import type { Problem } from "../../core/problem.ts";
import type { Task } from "../../core/task.ts";
import { readJsonLines } from "../../files/jsonl.ts";
import { type Extract, programOf, type TextKind } from "./extract.ts";
import { Joining } from "./joining.ts";
import { multiplE, multiplENames } from "./multipl-e-row.ts";
import { programFiles } from "./sample-folder.ts";
import { sampleRow } from "./sample-row.ts";

export interface SamplesOptions {
  benchmark: Pick<Benchmark, "stop">;
  /** All problems of the benchmark: a sample for any other task is an error. */
  problems: Problem[];
  extract: Extract;
  onNotice?(text: string): void;
}

/** One recorded program. */
export interface Sample {
  task: string;
  /** Which of its task's samples this is, from 0, in the order of the file. */
  attempt: number;
  program: string;
  /** File and line, or path of the program's file. */
  where: string;
}

/**
 * Reads recorded programs: JSON Lines in the shapes people have, or a folder of program files; docs/files.md lists
 * them. Everything is checked before anything is returned. Throws an AssayError with file and line: UNKNOWN_TASK,
 * UNKNOWN_PROMPT, SAMPLE_FORMAT, DUPLICATE_SAMPLE, SAMPLES_EMPTY, and what reading files throws.
 */
export async function readSamples(path: string, options: SamplesOptions): Promise<Sample[]> {
  const collected = new Samples(options);
  const folder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  await (folder ? fromFolder(path, collected, options) : fromFile(path, collected, options));
  if (collected.samples.length === 0) {
    const fix = "docs/files.md lists the shapes that are read";
    throw new AssayError("SAMPLES_EMPTY", "no samples", { where: path, fix });
  }
  collected.notice(path);
  return collected.samples;
}

async function fromFile(path: string, collected: Samples, { problems }: SamplesOptions): Promise<void> {
  const joining = new Joining(problems);
  const seen = new Map<string, number>();
  for await (const { line, value } of readJsonLines(path)) {
    const where = `${path}:${line}`;
    const row = sampleRow(value, where);
    const task =
      row.task !== undefined ? joining.byId(row.task, where) : joining.byPrompt(row.prompt!, where);
    if (row.sample !== undefined) {
      const key = `${task.id}\n${row.sample}`;
      const before = seen.get(key);
      if (before !== undefined) {
        throw new AssayError(
          "DUPLICATE_SAMPLE",
          `sample ${row.sample} of ${task.id} is on line ${before} already`,
          {
            where,
            fix: "remove one of the two, or their ids",
          },
        );
      }
      seen.set(key, line);
    }
    for (const { text, kind } of row.texts) collected.add(task, text, kind, where);
  }
}

async function fromFolder(path: string, collected: Samples, options: SamplesOptions): Promise<void> {
  const joining = new Joining(options.problems);
  const { programs, others: besides } = await programFiles(path, joining);
  for (const each of programs) collected.add(each.task, each.text, "program", each.path);
  let others = besides.length;
  for (const name of programs.length > 0 ? [] : multiplENames(besides)) {
    const where = join(path, name);
    for await (const { value } of readJsonLines(where)) {
      const row = multiplE(value);
      if (!row) continue;
      others--;
      const task = joining.byId(row.task_id, where);
      for (const text of row.completions) collected.add(task, text, "completion", where);
    }
  }
  if (others > 0) options.onNotice?.(`${path}: ${others} files that are not programs were left out`);
}

class Samples {
  readonly samples: Sample[] = [];
  #options: SamplesOptions;
  #attempts = new Map<string, number>();
  #fenced = 0;

  constructor(options: SamplesOptions) {
    this.#options = options;
  }

  add(task: Task, text: string, kind: TextKind, where: string): void {
    const { benchmark, extract } = this.#options;
    const attempt = this.#attempts.get(task.id) ?? 0;
    this.#attempts.set(task.id, attempt + 1);
    if (text.includes("```")) this.#fenced++;
    const program = programOf(text, kind, task, benchmark, extract);
    this.samples.push({ task: task.id, attempt, program, where });
  }

  notice(path: string): void {
    const { extract, problems, onNotice } = this.#options;
    const total = this.samples.length;
    if (extract !== "fence" && this.#fenced >= Math.max(1, total / 10)) {
      onNotice?.(
        `${path}: ${this.#fenced} of ${total} samples hold Markdown fences; --extract fence takes the code`,
      );
    }
    const without = problems.length - this.#attempts.size;
    if (without > 0) onNotice?.(`${path}: ${without} of ${problems.length} tasks have no sample`);
  }
}
