import type { Estimate } from "../../../core/metric.ts";
import type { Report } from "../../report.ts";

/** A run as a row of a table. */
export interface RunRow {
  /** What is compared: model and strategy, or the samples' file. */
  name: string;
  benchmark: string;
  tasks: number;
  samples: number;
  failed: number;
  metrics: Record<string, Estimate>;
  usd: number | null;
}

/** A table of texts; the first row is its head, the first column its names. */
export interface TextTable {
  head: string[];
  rows: string[][];
}

export function rowOf({ from, benchmark, tasks, samples, failed, metrics, cost }: Report): RunRow {
  const { strategy, model, path } = from as { strategy?: string; model?: string; path?: string };
  const name = model === undefined ? String(path ?? "samples") : `${strategy}/${model}`;
  return { name, benchmark, tasks, samples, failed, metrics, usd: cost.usd };
}

/** Runs as a table: each metric that any of them has, with its 95 % interval, and how many tasks and samples it rests on. */
export function tableOf(runs: readonly RunRow[]): TextTable {
  const names = [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))];
  const head = ["run", "benchmark", "tasks", "samples", "not judged", ...names, "usd"];
  const rows = runs.map(({ name, benchmark, tasks, samples, failed, metrics, usd }) => [
    name,
    benchmark,
    String(tasks),
    String(samples),
    String(failed),
    ...names.map((metric) => estimateText(metrics[metric])),
    usd === null ? "unknown" : usd.toFixed(4),
  ]);
  return { head, rows };
}

function estimateText(estimate: Estimate | undefined): string {
  if (!estimate) return "";
  const [low, high] = estimate.ci.map((value) => value.toFixed(4));
  return `${estimate.value.toFixed(4)} [${low}, ${high}]`;
}
