import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { AssayError } from "../../../core/errors.ts";
import { PAGE_FILES, pageFile, viewApp } from "../app.ts";
import { PAGE_POLICY } from "../guard.ts";
import type { SampleView } from "../runs/sample-view.ts";
import type { RunSummary } from "../runs/summary.ts";
import type { Columns } from "../table/columns.ts";
import { BLOCK, dataFile } from "./names.ts";

/** Samples of a run whose pages are written, those whose code is coloured, and those whose trace is written. */
const MOST_SAMPLES = 20_000;
const COLOURED_SAMPLES = 5_000;
const MOST_TRACES = 500;
/** Pairs of runs that are compared beforehand. */
const MOST_PAIRS = 200;

export interface ExportOptions {
  folders: readonly string[];
  data?: readonly string[];
  to: string;
  page?: URL;
  signal?: AbortSignal;
}

/**
 * Writes the dashboard as a folder of plain files: the page, and every answer of the server as a script that hands it
 * over, since a page opened from a disk may load scripts but not fetch. `left` says what was too much to write.
 * @throws AssayError FOLDER_TAKEN when the folder holds something else.
 */
export async function exportView(options: ExportOptions): Promise<{ files: number; left: string[] }> {
  const { to, page, signal, ...rest } = options;
  if (existsSync(to) && !existsSync(join(to, "data")))
    throw new AssayError("FOLDER_TAKEN", "this folder is there already, and is no export", {
      where: to,
      fix: "name a new folder",
    });
  mkdirSync(join(to, "data"), { recursive: true });
  const where = page ? { page } : {};
  const app = viewApp({ ...rest, ...where });
  const left: string[] = [];
  let files = 0;
  const put = (path: string, value: unknown) => {
    signal?.throwIfAborted();
    const text = `assayData(${JSON.stringify(path)},${JSON.stringify(value)});\n`;
    writeFileSync(join(to, "data", dataFile(path)), text);
    files++;
  };
  for (const path of ["runs", "integrity", "reproductions", "gateway"]) put(path, await get(app, path));
  const { runs } = (await get(app, "runs")) as { runs: RunSummary[] };
  for (const run of runs) await putRun(app, run, put, left);
  let pairs = 0;
  for (const a of runs) {
    for (const b of runs) {
      if (a.id === b.id || a.benchmark !== b.benchmark) continue;
      const query = `compare?a=${encodeURIComponent(a.id)}&b=${encodeURIComponent(b.id)}`;
      const known = pairs < MOST_PAIRS ? await get(app, query, "RUNS_APART") : null;
      pairs++;
      if (known !== null) put(query, known);
    }
  }
  if (pairs > MOST_PAIRS) left.push(`${pairs - MOST_PAIRS} of ${pairs} comparisons`);
  for (const name of Object.keys(PAGE_FILES)) {
    const text = pageFile(name, page);
    writeFileSync(join(to, name), name === "index.html" ? asStatic(text) : text);
    files++;
  }
  return { files, left };
}

type Put = (path: string, value: unknown) => void;

async function putRun(app: Hono, run: RunSummary, put: Put, left: string[]): Promise<void> {
  const base = `runs/${encodeURIComponent(run.id)}`;
  for (const path of [base, `${base}/columns`, `${base}/laws`]) put(path, await get(app, path));
  const columns = (await get(app, `${base}/columns`)) as Columns;
  const samples = columns.task.length;
  const colours = samples <= COLOURED_SAMPLES;
  const last = Math.min(samples, MOST_SAMPLES);
  if (last < samples) left.push(`${run.id}: the pages of ${samples - last} of ${samples} samples`);
  let block: SampleView[] = [];
  for (let sample = 0; sample < last; sample++) {
    const of = `task=${encodeURIComponent(columns.tasks[columns.task[sample]!]!)}&attempt=${columns.attempt[sample]}`;
    block.push((await get(app, `${base}/sample?${of}&colours=${colours}`)) as SampleView);
    if (block.length === BLOCK || sample === last - 1) {
      put(`${base}/block/${Math.floor(sample / BLOCK)}`, block);
      block = [];
    }
    if (run.strategy !== undefined && sample < MOST_TRACES)
      put(`${base}/trace/${sample}`, await get(app, `${base}/trace?${of}`));
  }
  if (run.strategy !== undefined && samples > MOST_TRACES)
    left.push(`${run.id}: the traces of ${samples - MOST_TRACES} of ${samples} samples`);
}

/** What the server answers; null where it answers with an error that is `expected`. */
async function get(app: Hono, path: string, expected?: string): Promise<unknown> {
  const response = await app.request(`http://127.0.0.1/api/${path}`, { headers: { host: "127.0.0.1" } });
  const answer = (await response.json()) as { code?: string; error?: string };
  if (response.ok) return answer;
  if (expected !== undefined && answer.code === expected) return null;
  throw new AssayError("EXPORT_FAILED", `the dashboard could not answer: ${answer.error}`, { where: path });
}

function asStatic(html: string): string {
  return html
    .replace("{{token}}", "")
    .replace('<meta name="assay-mode" content="live">', '<meta name="assay-mode" content="static">')
    .replace("<head>", `<head>\n    <meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">`);
}
