import { join } from "node:path";
import type { Hono } from "hono";
import type { Outcome } from "../../../core/verdict.ts";
import { type ComparedRun, type Comparison, compareRuns } from "../../../run/compare.ts";
import type { Report } from "../../../run/report.ts";
import { type Change, type Flip, flipsOf } from "../compare/flips.ts";
import { readDocuments } from "../documents/documents.ts";
import { flakyPrograms } from "../documents/flaky.ts";
import { type House, planOf } from "../house.ts";
import { json, type RunSummary, summaryOf } from "../runs/summary.ts";
import { asked } from "./ask.ts";

/** Two runs beside each other. */
export interface CompareView extends Pick<Comparison, "tasks" | "score" | "difference" | "mcnemar" | "plan"> {
  a: RunSummary;
  b: RunSummary;
  /** Null where so few tasks cannot tell. */
  detectable: number | null;
  /** How many tasks only one of the runs has. */
  onlyA: number;
  onlyB: number;
  counts: Record<Change, number>;
  flips: Flip[];
}

/** Flips sent to the page; all of them are counted. */
const MOST_FLIPS = 20_000;

/** Routes over several runs, and over what lies beside them. */
export function overviewsApi(app: Hono, house: House): void {
  const { archive } = house;
  app.get("/api/compare", (context) => {
    const [a, b] = [asked(context, "a"), asked(context, "b")];
    const compared = compareRuns(comparedRun(house, a), comparedRun(house, b), 0);
    const { tasks, score, difference, mcnemar, detectable, plan, only, flips } = compared;
    const view: CompareView = {
      ...{ tasks, score, difference, mcnemar, plan },
      detectable: Number.isFinite(detectable) ? detectable : null,
      a: summaryOf(archive, a),
      b: summaryOf(archive, b),
      onlyA: only.first.length,
      onlyB: only.second.length,
      counts: {
        fixed: flips.fixed.length,
        broken: flips.broken.length,
        bothPass: flips.bothRight,
        bothFail: flips.bothWrong,
      },
      flips: flipsOf(archive.index(a).columns, archive.index(b).columns).slice(0, MOST_FLIPS),
    };
    return context.json(view);
  });
  app.get("/api/integrity", (context) => {
    const runs = [...archive.scan().keys()].map((id) => summaryOf(archive, id));
    const { attacks, contamination } = readDocuments(archive.roots);
    const isolations = runs.map(({ id, isolation, outcomes, failed, done, damaged }) => ({
      ...{ id, isolation, failed, done, damaged },
      forged: outcomes.forged,
    }));
    return context.json({ attacks, contamination, isolations, ...flakyPrograms(archive, runs) });
  });
  app.get("/api/reproductions", (context) => context.json(readDocuments(archive.roots).reproductions));
  app.get("/api/gateway", (context) => context.json(readDocuments(archive.roots).audit));
}

/** What comparing needs of a run, from its index. */
function comparedRun(house: House, id: string): ComparedRun<{ task: string; outcome: Outcome }> {
  const { columns } = house.archive.index(id);
  const records = columns.task.map((task, sample) => ({
    task: columns.tasks[task]!,
    outcome: columns.outcome[sample]!,
  }));
  const report = json<Report>(join(house.archive.folder(id), "report.json"));
  return { plan: planOf(house, id), records, ...(report && { report }) };
}
