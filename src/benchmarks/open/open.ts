import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Benchmark, Source } from "../../core/benchmark.ts";
import { AssayError } from "../../core/errors.ts";
import type { Problem } from "../../core/problem.ts";
import { loadFromRoom, loadRoom } from "../../core/room.ts";
import { fetchOnce } from "../../files/fetch.ts";
import { type JsonLine, readJsonLines } from "../../files/jsonl.ts";
import { keptBenchmark } from "../own/kept.ts";
import { own } from "../own/row.ts";
import { joinedBeside } from "./beside.ts";
import { findSource } from "./find-source.ts";
import { parseRows, rowsHash } from "./rows.ts";

const ROOM = new URL("../", import.meta.url);

export interface OpenOptions {
  /** Folders searched for the benchmark's file before `ASSAY_DATA`, the cache and the network. */
  data?: string[];
  /** Told what the user should know, such as a local copy that differs from the published one. */
  onNotice?(text: string): void;
  /** Bytes of a download so far. */
  onProgress?(progress: { received: number; total?: number }): void;
}

export interface OpenedBenchmark {
  benchmark: Benchmark;
  problems: Problem[];
}

/**
 * Opens a benchmark of the room by id, or a file (`.jsonl`, `.json`, `.csv`, each with `.gz`) whose rows have the shape of
 * one of them, and checks every row. `id:part` opens one part of a benchmark that comes in several; a name that
 * `assay bench add` gave opens a private one. Throws an AssayError: UNKNOWN_NAME, BENCHMARK_FORMAT (with file and line),
 * DUPLICATE_TASK, BENCHMARK_EMPTY, DATA_FOLDER_MISSING, and what reading and fetching files throw.
 */
export async function openBenchmark(idOrFile: string, options: OpenOptions = {}): Promise<OpenedBenchmark> {
  if (/[\\/]|\.(jsonl?|csv)(\.gz)?$/.test(idOrFile) || existsSync(idOrFile))
    return openFile(idOrFile, options);
  const kept = keptBenchmark(idOrFile);
  if (kept) return openFile(kept, options);
  const [id = "", wanted] = idOrFile.split(":");
  const benchmark = await loadFromRoom<Benchmark>(ROOM, "benchmark", id);
  const parts = benchmark.parts ?? (benchmark.source ? { "": benchmark.source } : {});
  const names = wanted === undefined ? Object.keys(parts).filter((name) => !parts[name]?.byName) : [wanted];
  if (wanted !== undefined && !Object.hasOwn(benchmark.parts ?? {}, wanted)) throw noPart(benchmark, wanted);
  if (benchmark.rows) return { benchmark, problems: await shipped(benchmark) };
  const problems: Problem[] = [];
  for (const part of names) problems.push(...(await published(benchmark, part, parts[part]!, options)));
  const stop = wanted === undefined ? undefined : parts[wanted]?.stop;
  return { benchmark: stop ? { ...benchmark, stop } : benchmark, problems };
}

async function published(
  benchmark: Benchmark,
  part: string,
  source: Source,
  { data = [], onNotice, onProgress }: OpenOptions,
): Promise<Problem[]> {
  const find = async (each: Source) =>
    (await findSource(each, data)) ?? (await fetchOnce(each, onProgress ? { onProgress } : {}));
  const path = await find(source);
  const beside: Record<string, string> = {};
  for (const [name, each] of Object.entries(benchmark.beside ?? {})) beside[name] = await find(each);
  const rows = await parseRows(benchmark, path, part, beside);
  if (source.rowsSha256 !== undefined && rowsHash(rows) !== source.rowsSha256) {
    onNotice?.(`${path}: its content is not the published ${benchmark.title}; scores may not compare`);
  }
  return rows.map((row) => benchmark.problem(row, part));
}

function noPart(benchmark: Benchmark, part: string): AssayError {
  const parts = Object.keys(benchmark.parts ?? {});
  return new AssayError("UNKNOWN_NAME", `benchmark ${benchmark.id} has no part "${part}"`, {
    where: "benchmark",
    fix: parts.length > 0 ? `its parts are ${parts.join(", ")}` : `it comes in one piece: ${benchmark.id}`,
  });
}

async function shipped(benchmark: Benchmark): Promise<Problem[]> {
  const problems: Problem[] = [];
  for await (const row of benchmark.rows!()) problems.push(benchmark.problem(benchmark.parse(row, ""), ""));
  return problems;
}

/**
 * A file of a known benchmark by its name, else in the shape of one: the first of the room that can read its first row,
 * be it whole or as it is published, with its other files beside it.
 */
async function openFile(path: string, options: OpenOptions): Promise<OpenedBenchmark> {
  const read = new Map<string, JsonLine | undefined>();
  const firstRow = async (raw: string[] = []) => {
    const key = raw.join();
    if (!read.has(key)) read.set(key, (await readJsonLines(path, raw).next()).value ?? undefined);
    return read.get(key);
  };
  if (!(await firstRow())) throw empty(path);
  const complaints: string[] = [];
  const room = [own as Benchmark, ...(await loadRoom<Benchmark>(ROOM, "benchmark"))];
  const named = room.filter((like) => partNamed(like, path) !== undefined);
  for (const like of new Set([...named, ...room])) {
    const part = partNamed(like, path) ?? Object.keys(like.parts ?? {})[0] ?? "";
    const { source: _source, parts: _parts, rows: _rows, recordings: _recordings, join, ...shape } = like;
    // A file with the published name is taken as it is published; any other is more likely to hold whole rows.
    let beside = named.includes(like) ? await joinedBeside(like, path, part, options) : undefined;
    if (!beside) {
      try {
        like.parse((await firstRow(like.raw))?.value, part);
      } catch (error) {
        complaints.push((error as Error).message);
        beside = named.includes(like) ? undefined : await joinedBeside(like, path, part, options);
        if (!beside) continue;
      }
    }
    const name = basename(path).replace(/\.(jsonl?|csv)(\.gz)?$/, "");
    const benchmark = { ...shape, ...(beside && join && { join }), id: name, title: basename(path) };
    const rows = await parseRows(benchmark, path, part, beside);
    return { benchmark, problems: rows.map((row) => benchmark.problem(row, part)) };
  }
  throw new AssayError("BENCHMARK_FORMAT", "the row is in no known benchmark's format", {
    where: `${path}:${(await firstRow())?.line ?? 1}`,
    // A private benchmark is what most files are meant to be; what every benchmark of the room misses would fill a page.
    fix: `as ${named[0]?.id ?? "a private benchmark"}: ${complaints[0]}; docs/benchmarks.md lists the fields of the others`,
  });
}

/** The part of a benchmark that goes by the file's name. */
function partNamed({ source, parts }: Benchmark, path: string): string | undefined {
  const name = basename(path);
  const all = Object.entries(parts ?? (source ? { "": source } : {}));
  return all.find(([, { file, alsoNamed = [] }]) =>
    [file, ...alsoNamed].some((each) => basename(each) === name),
  )?.[0];
}

function empty(path: string): AssayError {
  return new AssayError("BENCHMARK_EMPTY", "no rows", {
    where: path,
    fix: "check that the file is complete",
  });
}
