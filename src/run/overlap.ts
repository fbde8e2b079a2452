import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { openBenchmark } from "../benchmarks/open/open.ts";
import {
  type Item,
  type Match,
  type Measure,
  Overlap,
  type OverlapOptions,
} from "../benchmarks/overlap/overlap.ts";
import { AssayError } from "../core/errors.ts";
import type { Estimate } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { readJsonLines } from "../files/jsonl.ts";
import { bootstrapMean } from "../metrics/interval/bootstrap-mean.ts";
import { byTask } from "../metrics/problems/by-task.ts";
import { mean } from "../metrics/problems/mean.ts";

/** Fields of a row that are its text, where none is named: all that it has, in this order. */
const TEXT_FIELDS = [
  ...["text", "prompt", "question", "instruction", "description", "problem"],
  ...["code", "content", "completion", "response", "solution", "canonical_solution", "program"],
];

/** Turns texts into vectors of length 1. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** A pair that was found: the held text, what it overlaps with, and by which measures. */
export interface Overlapping extends Match {
  by: Measure[];
}

export interface OverlapResult {
  held: number;
  compared: number;
  overlapping: Overlapping[];
}

/** Texts given to an encoder at once. */
const BATCH = 64;

/**
 * Streams the other set past the held one. Memory is bounded by the held set.
 * @param onProgress called with the number compared so far.
 */
export async function findOverlap(
  held: readonly Item[],
  other: AsyncIterable<Item>,
  options: OverlapOptions & { embed?: Embed; signal?: AbortSignal; onProgress?(compared: number): void },
): Promise<OverlapResult> {
  const { embed, signal, onProgress } = options;
  const overlap = new Overlap(held, options, await embed?.(held.map(({ text }) => text)));
  let compared = 0;
  for await (const batch of batches(other)) {
    signal?.throwIfAborted();
    const vectors = await embed?.(batch.map(({ text }) => text));
    batch.forEach((item, index) => {
      overlap.add(item, vectors?.[index]);
    });
    compared += batch.length;
    onProgress?.(compared);
    // Let a signal and a progress bar have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const overlapping = overlap.matches().flatMap((match) => {
    const by = overlap.flagged(match);
    return by.length > 0 ? [{ ...match, by }] : [];
  });
  return { held: held.length, compared, overlapping };
}

async function* batches(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * The texts of a set: a benchmark by id (prompt and reference), a `.jsonl` or `.json` file (the named field, or all
 * text fields of a row), or a folder (each file whole). Throws OVERLAP_SET when it has no texts, and what reading
 * throws.
 */
export async function* readItems(
  source: string,
  { data, field }: { data: string[]; field?: string },
): AsyncGenerator<Item> {
  const kind = await stat(source).catch(() => undefined);
  if (kind?.isDirectory()) return yield* filesOf(source);
  if (!kind?.isFile()) {
    const { problems } = await openBenchmark(source, { data });
    for (const { task, reference } of problems)
      yield { id: task.id, text: [task.prompt, reference ?? ""].join("\n") };
    return;
  }
  let any = false;
  for await (const { line, value } of readJsonLines(source)) {
    const row = (typeof value === "object" && value !== null ? value : { text: value }) as Record<
      string,
      unknown
    >;
    const names = field === undefined ? TEXT_FIELDS : [field];
    const text = names.flatMap((name) => (typeof row[name] === "string" ? [row[name]] : [])).join("\n");
    if (text === "") continue;
    any = true;
    yield { id: String(row["task_id"] ?? row["id"] ?? `line ${line}`), text };
  }
  if (any) return;
  throw new AssayError("OVERLAP_SET", field ? `no row has a text in "${field}"` : "no row has a text field", {
    where: source,
    fix: `name the field with --field; known are ${TEXT_FIELDS.join(", ")}`,
  });
}

async function* filesOf(folder: string): AsyncGenerator<Item> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, "utf8");
    // A file that is no text has zero bytes in it.
    if (!text.includes("\0")) yield { id: relative(folder, path), text };
  }
}

/** The pass rate over all tasks of a run, and over those that do, or do not, overlap; null for none. */
export function scoresApart(
  records: readonly Pick<SampleRecord, "task" | "outcome">[],
  overlapping: ReadonlySet<string>,
  seed: number,
): Record<"all" | "without" | "only", (Estimate & { tasks: number }) | null> {
  const tasks = byTask(records);
  const score = (some: typeof tasks) => {
    if (some.length === 0) return null;
    const rates = some.map((samples) => mean(samples.map(({ outcome }) => Number(outcome === "pass"))));
    const n = some.reduce((total, samples) => total + samples.length, 0);
    return { ...bootstrapMean(rates, seed), n, tasks: some.length };
  };
  return {
    all: score(tasks),
    without: score(tasks.filter(([first]) => !overlapping.has(first!.task))),
    only: score(tasks.filter(([first]) => overlapping.has(first!.task))),
  };
}
