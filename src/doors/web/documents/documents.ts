import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { scanLines } from "../../../kit/journal/lines.ts";
import { json } from "../runs/summary.ts";
import { type AttackReport, attackReports } from "./attacks.ts";
import { AUDIT_FIELDS, type AuditEntry } from "./audit.ts";

/** Files larger than this, and deeper than this below a named folder, are not looked into. */
const MOST_BYTES = 32 * 1024 ** 2;
const DEPTH = 3;
const MOST_FILES = 2000;
/** Lines of an audit log that are shown: the last ones. */
const AUDIT_LINES = 2000;

export interface ReproductionReport {
  file: string;
  isolation: string | null;
  reproductions: {
    id: string;
    title: string;
    paper: string;
    notRun?: string;
    rows: {
      name: string;
      published: number;
      ours: number;
      tolerance: number;
      difference: number;
      within: boolean;
      note?: string;
    }[];
  }[];
}

/** What `assay overlap --json` wrote: texts of one set that were found in another. */
export interface OverlapReport {
  file: string;
  /** Texts of the first set, and texts of the second that they were compared with. */
  held: number;
  compared: number;
  overlapping: { id: string; by: string[] }[];
}

/** What lies beside the runs: files that commands wrote with `--json`, and the gateway's log. */
export interface Documents {
  attacks: AttackReport[];
  reproductions: ReproductionReport[];
  contamination: OverlapReport[];
  audit: { file: string; lines: number; entries: AuditEntry[] }[];
}

/** Looks into every JSON file below the folders, run folders aside, and tells what each is by its content. */
export function readDocuments(roots: readonly string[]): Documents {
  const found: Documents = { attacks: [], reproductions: [], contamination: [], audit: [] };
  let left = MOST_FILES;
  for (const root of roots) {
    for (const path of files(root, DEPTH)) {
      if (left-- <= 0) return found;
      const file = relative(root, path);
      if (path.endsWith("audit.jsonl")) found.audit.push({ file, ...lastEntries(path) });
      else sort(json<unknown>(path), file, found);
    }
  }
  return found;
}

function sort(content: unknown, file: string, found: Documents): void {
  found.attacks.push(...attackReports(content, file));
  if (!isObject(content)) return;
  const { reproductions, isolation, held, compared, overlapping } = content;
  if (
    Array.isArray(reproductions) &&
    reproductions.every((each) => isObject(each) && Array.isArray(each.rows))
  ) {
    const ran = typeof isolation === "string" ? isolation : null;
    found.reproductions.push({ file, isolation: ran, reproductions: reproductions as never });
  }
  if (typeof held === "number" && typeof compared === "number" && Array.isArray(overlapping))
    found.contamination.push({
      file,
      held,
      compared,
      overlapping: overlapping as OverlapReport["overlapping"],
    });
}

function lastEntries(path: string): { lines: number; entries: AuditEntry[] } {
  let lines = 0;
  const entries: AuditEntry[] = [];
  scanLines(path, 0, (line) => {
    lines++;
    try {
      const entry: Record<string, unknown> = JSON.parse(line.toString());
      // Only the fields agreed on: whatever else a log may hold is not for a page.
      const known = AUDIT_FIELDS.map((field) => [field, entry[field] ?? null]);
      entries.push(Object.fromEntries(known) as unknown as AuditEntry);
      if (entries.length > 2 * AUDIT_LINES) entries.splice(0, AUDIT_LINES);
    } catch {
      // A torn last line: its writer is at work.
    }
  });
  return { lines, entries: entries.slice(-AUDIT_LINES) };
}

function* files(folder: string, depth: number): Generator<string> {
  if (existsSync(join(folder, "plan.json"))) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0 && !entry.name.startsWith(".") && entry.name !== "node_modules") {
      yield* files(path, depth - 1);
    } else if (entry.isFile() && (entry.name.endsWith(".json") || entry.name === "audit.jsonl")) {
      const { size } = lstatSync(path);
      if (size <= MOST_BYTES || entry.name === "audit.jsonl") yield path;
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
