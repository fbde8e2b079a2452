import type { Hono } from "hono";
import { type CoveragePoint, coverageAt } from "../../../metrics/laws/coverage-law.ts";
import { type Laws, lawsOf } from "../../../run/laws.ts";
import type { House } from "../house.ts";
import { askedNumber, askedShare } from "./ask.ts";

/** Samples considered at most for the best number of them. */
const MOST_SAMPLES = 1000;
/** Points at which the law is drawn, from one sample to ten times those that there are. */
const POINTS = 40;

/** The laws of a run's samples, with what a page draws of them. */
export interface LawsView {
  /** Null when the run has no samples yet. */
  laws: Laws | null;
  /** What the law says; empty when none can be fitted. */
  fitted: CoveragePoint[];
  /** A few rows for a table: what was measured, and what the law says there. */
  rows: { k: number; measured: number | null; fitted: number | null }[];
  checker: { soundness: number; completeness: number; wrong: number; most: number };
}

/** What more samples of a run would bring. */
export function lawsApi(app: Hono, { archive }: House): void {
  app.get("/api/runs/:id/laws", (context) => {
    const { columns } = archive.index(context.req.param("id"));
    const checker = {
      soundness: askedShare(context, "soundness", 0.75),
      completeness: askedShare(context, "completeness", 1),
      wrong: -askedNumber(context, "wrong", 1, 1000),
      most: MOST_SAMPLES,
    };
    const samples = columns.task.map((task, sample) => ({
      task: columns.tasks[task]!,
      outcome: columns.outcome[sample]!,
    }));
    const laws = samples.length === 0 ? null : lawsOf(samples, checker);
    const view: LawsView = { laws, checker, ...drawn(laws) };
    return context.json(view);
  });
}

function drawn(laws: Laws | null): Pick<LawsView, "fitted" | "rows"> {
  if (!laws) return { fitted: [], rows: [] };
  const { curve, law } = laws;
  const last = curve.at(-1)?.k ?? 1;
  const at = (k: number) => (law ? coverageAt(law, k) : null);
  const ks = Array.from({ length: POINTS + 1 }, (_, step) => (10 * last) ** (step / POINTS));
  const steps = curve.filter(({ k }) => /^[125]0*$/.test(String(k)) || k === last);
  const beyond = law ? [2 * last, 10 * last] : [];
  return {
    fitted: law ? ks.map((k) => ({ k, coverage: coverageAt(law, k) })) : [],
    rows: [
      ...steps.map(({ k, coverage }) => ({ k, measured: coverage, fitted: at(k) })),
      ...beyond.map((k) => ({ k, measured: null, fitted: at(k) })),
    ],
  };
}
