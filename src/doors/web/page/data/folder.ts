import { BLOCK, dataFile } from "../../export/names.ts";
import type { SampleView } from "../../runs/sample-view.ts";
import { type Columns, pageOf, type SortKey } from "../../table/columns.ts";
import type { Source } from "./source.ts";

const waiting = new Map<string, (value: unknown) => void>();
const loaded = new Map<string, Promise<unknown>>();

// A data file is a script that calls this: a page opened from a disk may load scripts, but not fetch.
(globalThis as { assayData?: unknown }).assayData = (path: string, value: unknown) =>
  waiting.get(path)?.(value);

/** Reads one data file, once. */
function load(path: string): Promise<unknown> {
  const known = loaded.get(path);
  if (known) return known;
  const loading = new Promise<unknown>((resolve, reject) => {
    waiting.set(path, resolve);
    const script = document.createElement("script");
    // The name holds "~" for "%", and a file system knows nothing of encodings: nothing is to be decoded.
    script.src = `data/${dataFile(path)}`;
    script.onload = () => script.remove();
    script.onerror = () => reject(new Error("This export does not hold that: it was too much to write."));
    document.head.append(script);
  });
  loaded.set(path, loading);
  return loading;
}

/** Answers as the server would, from the files of an export. */
export const fromFolder: Source = {
  live: false,
  async get(path) {
    const [, base, what, search = ""] =
      /^(runs\/[^/?]+)\/(rows|sample|trace|laws|notes)(?:\?(.*))?$/.exec(path) ?? [];
    if (base === undefined || what === undefined) return load(path);
    const query = new URLSearchParams(search);
    if (what === "laws") return load(`${base}/laws`);
    if (what === "notes") return [];
    const columns = (await load(`${base}/columns`)) as Columns;
    if (what === "rows") return pageOf(columns, rowQuery(query));
    const sample = numberOf(columns, query.get("task") ?? "", Number(query.get("attempt")));
    if (what === "trace") return load(`${base}/trace/${sample}`);
    const block = (await load(`${base}/block/${Math.floor(sample / BLOCK)}`)) as SampleView[];
    return block[sample % BLOCK];
  },
};

function rowQuery(query: URLSearchParams) {
  return {
    outcomes: (query.get("outcomes") ?? "").split(",").filter(Boolean),
    search: query.get("search") ?? "",
    sort: (query.get("sort") ?? "task") as SortKey,
    descending: query.get("descending") === "true",
    offset: Number(query.get("offset") ?? 0),
    limit: Number(query.get("limit") ?? 200),
  };
}

function numberOf(columns: Columns, task: string, attempt: number): number {
  const number = columns.tasks.indexOf(task);
  const sample = columns.task.findIndex(
    (each, index) => each === number && columns.attempt[index] === attempt,
  );
  if (sample >= 0) return sample;
  throw new Error("The run has no such sample.");
}
