import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import { writeAtomically } from "../../files/atomic.ts";
import type { OwnRow } from "./row.ts";

/** Where `assay bench add` keeps the private benchmarks of a project. */
const FOLDER = join(".assay", "benchmarks");

/** The file of a private benchmark, whether or not it is there. */
export function keptFile(name: string): string {
  return join(FOLDER, `${name}.jsonl`);
}

/** The file that a private benchmark is kept in; undefined when this project has none of the name. */
export function keptBenchmark(name: string): string | undefined {
  return /^[a-z0-9][a-z0-9-]*$/.test(name) && existsSync(keptFile(name)) ? keptFile(name) : undefined;
}

/** Names of the private benchmarks of this project. */
export function keptNames(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER).flatMap((file) =>
    file.endsWith(".jsonl") ? [file.slice(0, -".jsonl".length)] : [],
  );
}

/** Writes the rows under a name. Throws BENCHMARK_EXISTS rather than replace one, unless told to. */
export async function keep(
  name: string,
  rows: readonly OwnRow[],
  { replace }: { replace: boolean },
): Promise<string> {
  const path = keptFile(name);
  if (existsSync(path) && !replace) {
    throw new AssayError("BENCHMARK_EXISTS", `there is a benchmark "${name}" already`, {
      where: path,
      fix: "choose another name, or add --replace",
    });
  }
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}
