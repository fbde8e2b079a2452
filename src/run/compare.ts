import { AssayError } from "../core/errors.ts";
import type { Estimate } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { bootstrapMean } from "../metrics/interval/bootstrap-mean.ts";
import { type Difference, pairedDifference } from "../metrics/paired/difference.ts";
import { mcnemar } from "../metrics/paired/mcnemar.ts";
import { detectable } from "../metrics/paired/power.ts";
import { byTask } from "../metrics/problems/by-task.ts";
import { mean } from "../metrics/problems/mean.ts";
import type { Plan } from "./plan.ts";
import type { Report } from "./report.ts";

/** What comparing needs of a record. */
type Judged = Pick<SampleRecord, "task" | "outcome">;

/** One of the two runs: what its folder holds. The report is missing while the run goes on. */
export interface ComparedRun<Told = SampleRecord> {
  plan: Plan;
  records: readonly Told[];
  report?: Report;
}

/** Two runs over the tasks that both have. Rates are shares of a task's samples that pass. */
export interface Comparison {
  tasks: number;
  /** Tasks of one run only; they are in no figure below. */
  only: { first: string[]; second: string[] };
  score: { first: Estimate; second: Estimate };
  /** Second − first. */
  difference: Difference;
  /** McNemar's exact p-value; null when some task has several samples, where only `difference.p` applies. */
  mcnemar: number | null;
  /** The smallest true difference that these tasks would show with 80 % power. */
  detectable: number;
  /** A task is solved when at least half of its samples pass. */
  flips: { fixed: string[]; broken: string[]; bothRight: number; bothWrong: number };
  cost: { first: Report["cost"] | null; second: Report["cost"] | null };
  /** Fields of the plans that differ: `from.model`. */
  plan: { field: string; first: unknown; second: unknown }[];
}

/**
 * Compares a run with an earlier one of the same benchmark, task by task. The same records give the same figures.
 * Throws RUNS_APART when they have no task in common.
 */
export function compareRuns(
  first: ComparedRun<Judged>,
  second: ComparedRun<Judged>,
  seed: number,
): Comparison {
  const [before, after] = [ratesOf(first.records), ratesOf(second.records)];
  const shared = [...before.keys()].filter((task) => after.has(task));
  if (shared.length === 0) {
    throw new AssayError("RUNS_APART", "the runs have no task in common", {
      where: `${first.plan.benchmark} and ${second.plan.benchmark}`,
      fix: "compare two runs of one benchmark, each with records",
    });
  }
  const rates = (of: typeof before) => shared.map((task) => of.get(task)!.rate);
  const solved = (of: typeof before, task: string) => of.get(task)!.rate >= 0.5;
  const fixed = shared.filter((task) => !solved(before, task) && solved(after, task));
  const broken = shared.filter((task) => solved(before, task) && !solved(after, task));
  const bothRight = shared.filter((task) => solved(before, task) && solved(after, task)).length;
  const single = shared.every((task) => before.get(task)!.samples === 1 && after.get(task)!.samples === 1);
  const difference = pairedDifference(rates(before), rates(after), seed);
  const score = (of: typeof before) => ({
    ...bootstrapMean(rates(of), seed),
    n: shared.reduce((total, task) => total + of.get(task)!.samples, 0),
  });
  return {
    tasks: shared.length,
    only: {
      first: [...before.keys()].filter((task) => !after.has(task)),
      second: [...after.keys()].filter((task) => !before.has(task)),
    },
    score: { first: score(before), second: score(after) },
    difference,
    mcnemar: single ? mcnemar({ first: broken.length, second: fixed.length }) : null,
    detectable: detectable(difference.standardError),
    flips: { fixed, broken, bothRight, bothWrong: shared.length - fixed.length - broken.length - bothRight },
    cost: { first: first.report?.cost ?? null, second: second.report?.cost ?? null },
    plan: differing(first.plan, second.plan),
  };
}

function ratesOf(records: readonly Judged[]): Map<string, { rate: number; samples: number }> {
  const tasks = byTask(records).map((samples) => {
    const passes = samples.map(({ outcome }) => Number(outcome === "pass"));
    return [samples[0]!.task, { rate: mean(passes), samples: samples.length }] as const;
  });
  return new Map(tasks.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where two values of plain data differ, by dotted path. */
function differing(first: unknown, second: unknown, path = ""): Comparison["plan"] {
  if (JSON.stringify(first) === JSON.stringify(second)) return [];
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRecord(first) || !isRecord(second)) return [{ field: path, first, second }];
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names].flatMap((name) =>
    differing(first[name], second[name], path === "" ? name : `${path}.${name}`),
  );
}
