import { createHash } from "node:crypto";
import type { Benchmark } from "../../core/benchmark.ts";
import { AssayError } from "../../core/errors.ts";
import { canonicalJson } from "../../core/hash.ts";
import { readJsonLines } from "../../files/jsonl.ts";
import { everyRow } from "./beside.ts";

/**
 * Every row of a benchmark's file, checked. Throws with file and line at the first that is wrong or repeats a task.
 * Where the benchmark joins rows, a line is the place of the whole row.
 */
export async function parseRows<Row>(
  benchmark: Benchmark<Row>,
  path: string,
  part = "",
  beside: Record<string, string> = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  const lines = new Map<string, number>();
  for await (const { line, value } of rawRows(benchmark, path, part, beside)) {
    const row = parsedRow(benchmark, value, part, `${path}:${line}`);
    const { id } = benchmark.problem(row, part).task;
    const before = lines.get(id);
    const again = before !== undefined && benchmark.repeats !== undefined;
    if (again && rows.some((each) => canonicalJson(each) === canonicalJson(row))) continue;
    if (before !== undefined) {
      throw new AssayError("DUPLICATE_TASK", `task ${id} is on line ${before} already`, {
        where: `${path}:${line}`,
        fix: "each task must appear once",
      });
    }
    lines.set(id, line);
    rows.push(row);
  }
  if (rows.length === 0) {
    throw new AssayError("BENCHMARK_EMPTY", "no rows", {
      where: path,
      fix: "check that the file is complete",
    });
  }
  return rows;
}

async function* rawRows(
  benchmark: Pick<Benchmark, "join" | "raw">,
  path: string,
  part: string,
  beside: Record<string, string>,
): AsyncGenerator<{ line: number; value: unknown }> {
  if (!benchmark.join) return yield* readJsonLines(path, benchmark.raw);
  const others: Record<string, unknown[]> = {};
  for (const [name, file] of Object.entries(beside)) others[name] = await everyRow(file);
  const whole = benchmark.join(await everyRow(path, benchmark.raw), others, part);
  for (const [index, value] of whole.entries()) yield { line: index + 1, value };
}

function parsedRow<Row>(benchmark: Benchmark<Row>, value: unknown, part: string, where: string): Row {
  try {
    return benchmark.parse(value, part);
  } catch (cause) {
    throw new AssayError("BENCHMARK_FORMAT", `not a row of ${benchmark.title}: ${(cause as Error).message}`, {
      where,
      fix: "each row must have the fields that docs/benchmarks.md lists",
      cause,
    });
  }
}

/** The hash that {@link Source.rowsSha256} holds. */
export function rowsHash(rows: unknown[]): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${canonicalJson(row)}\n`);
  return hash.digest("hex");
}
