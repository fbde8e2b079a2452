import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Estimate } from "../../../core/metric.ts";
import { OUTCOMES, type Outcome } from "../../../core/verdict.ts";
import { processIsAlive } from "../../../kit/journal/process.ts";
import type { Plan } from "../../../run/plan.ts";
import type { Report } from "../../../run/report.ts";
import type { Archive } from "./archive.ts";

/** A run in one line: for the list, and for the head of its own page. */
export interface RunSummary {
  id: string;
  benchmark: string;
  /** Absent for programs from a file. */
  model?: string;
  strategy?: string;
  /** The file that programs came from. */
  samplesFile?: string;
  /** Where answers came from: see Report. */
  source?: string;
  state: "running" | "finished" | "stopped";
  /** When it ended, or when its plan was made; ISO 8601. */
  date: string;
  done: number;
  outcomes: Record<Outcome, number>;
  /** Items without a verdict, because something other than their program broke. */
  failed: number;
  tasks: number | null;
  languages: string[];
  metrics: Record<string, Estimate>;
  cost: Report["cost"] | null;
  seconds: number | null;
  isolation: string | null;
  seed: number;
  versions: Record<string, string>;
  /** What was typed, and what goes on with it. */
  command: string | null;
  resume: string;
  /** Records that could not be read. */
  damaged: number;
}

/** Reads what a run's folder says about it. A damaged or absent report is none. */
export function summaryOf(archive: Archive, id: string): RunSummary {
  const folder = archive.folder(id);
  const plan = json<Plan>(join(folder, "plan.json"));
  const report = json<Report>(join(folder, "report.json"));
  const from = plan?.from;
  const index = report ? undefined : archive.index(id);
  const state = report ? "finished" : isWorkedOn(folder) ? "running" : "stopped";
  const door = from?.kind === "samples" ? "score" : "eval";
  return {
    id,
    benchmark: plan?.benchmark ?? "unknown",
    ...(from?.kind === "strategy" && { model: from.model, strategy: from.strategy }),
    ...(from?.kind === "samples" && { samplesFile: from.path }),
    ...(report && { source: report.source }),
    state,
    date: statSync(join(folder, report ? "report.json" : "plan.json")).mtime.toISOString(),
    done: report?.samples ?? index?.size ?? 0,
    outcomes: { ...NONE, ...(report?.outcomes ?? index?.outcomes) },
    failed: report?.failed ?? 0,
    tasks: report?.tasks ?? null,
    languages: languagesOf(report, index?.columns.languages ?? []),
    metrics: report?.metrics ?? {},
    cost: report?.cost ?? null,
    seconds: report?.seconds ?? null,
    isolation: report?.isolation ?? null,
    seed: plan?.seed ?? 0,
    versions: report?.versions ?? {},
    command: report?.command ?? null,
    resume: `assay ${door} --resume ${folderWord(folder)}`,
    damaged: index?.damaged ?? 0,
  };
}

const NONE = Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as Record<Outcome, number>;

/** A JSON file, or undefined when it is not there or not whole. */
export function json<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Between two items no claim may be held, so a record as young as this also tells that a run goes on. */
const YOUNG_MILLISECONDS = 3000;

/** Whether a live process holds one of the run's items, or has just written a record. */
function isWorkedOn(folder: string): boolean {
  const written = statSync(join(folder, "records.jsonl"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - written < YOUNG_MILLISECONDS) return true;
  const claims = join(folder, "claims");
  if (!existsSync(claims)) return false;
  return readdirSync(claims).some((name) => {
    try {
      const [pid, start] = readFileSync(join(claims, name), "utf8").split(" ");
      return Boolean(pid) && processIsAlive(Number(pid), start);
    } catch {
      return false;
    }
  });
}

/** The versions of a report name the languages that were run. */
function languagesOf(report: Report | undefined, indexed: string[]): string[] {
  if (!report) return indexed;
  return Object.keys(report.versions).filter((name) => name !== "assay" && name !== "node");
}

/** A folder as it is typed where the dashboard was started, shorter when it lies below. */
export function folderWord(folder: string): string {
  const below = relative(process.cwd(), folder);
  return quoted(below === "" || below.startsWith("..") ? folder : below);
}

/** A word as a shell wants it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
