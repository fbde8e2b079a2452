import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Benchmark, Source } from "../../core/benchmark.ts";
import { readJsonLines } from "../../files/jsonl.ts";
import { findSource } from "./find-source.ts";

/**
 * The paths of the files that a benchmark's rows refer to, when `path` is a file as its authors publish it and the first row
 * that the benchmark joins from it is a good one. Each is looked for in the folder of `path`, then where any data is.
 */
export async function joinedBeside(
  { join: joined, beside = {}, parse, raw }: Benchmark,
  path: string,
  part: string,
  { data = [] }: { data?: string[] },
): Promise<Record<string, string> | undefined> {
  if (!joined) return undefined;
  const paths: Record<string, string> = {};
  const others: Record<string, unknown[]> = {};
  for (const [name, source] of Object.entries(beside)) {
    const file = inFolder(source, dirname(path)) ?? (await findSource(source, data));
    if (file === undefined) return undefined;
    paths[name] = file;
  }
  try {
    for (const [name, file] of Object.entries(paths)) others[name] = await everyRow(file);
    parse(joined(await everyRow(path, raw), others, part)[0], part);
    return paths;
  } catch {
    return undefined;
  }
}

function inFolder({ file, alsoNamed = [] }: Source, folder: string): string | undefined {
  return [file, ...alsoNamed].map((name) => join(folder, basename(name))).find((path) => existsSync(path));
}

/** The values of a file. */
export async function everyRow(path: string, raw: string[] = []): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const { value } of readJsonLines(path, raw)) rows.push(value);
  return rows;
}
