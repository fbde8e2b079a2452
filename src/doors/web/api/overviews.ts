import type { Hono } from "hono";
import { type Comparison, flipsOf } from "../compare/flips.ts";
import { mcnemar } from "../compare/mcnemar.ts";
import { readDocuments } from "../documents/documents.ts";
import { flakyPrograms } from "../documents/flaky.ts";
import type { House } from "../house.ts";
import { type RunSummary, summaryOf } from "../runs/summary.ts";
import { asked } from "./ask.ts";

/** Two runs beside each other. */
export interface CompareView extends Comparison {
  a: RunSummary;
  b: RunSummary;
  /** Two-sided exact McNemar test over the pairs. */
  p: number;
  /** True when the pairs are several attempts of one task: then the test sees more evidence than there is. */
  severalAttempts: boolean;
}

/** Flips sent to the page; all of them are counted. */
const MOST_FLIPS = 20_000;

/** Routes over several runs, and over what lies beside them. */
export function overviewsApi(app: Hono, house: House): void {
  const { library } = house;
  app.get("/api/compare", (context) => {
    const [a, b] = [asked(context, "a"), asked(context, "b")];
    const columns = library.index(a).columns;
    const comparison = flipsOf(columns, library.index(b).columns);
    const { fixed, broken } = comparison.counts;
    const view: CompareView = {
      ...comparison,
      flips: comparison.flips.slice(0, MOST_FLIPS),
      a: summaryOf(library, a),
      b: summaryOf(library, b),
      p: mcnemar({ first: broken, second: fixed }),
      severalAttempts: columns.attempt.some((attempt) => attempt > 0),
    };
    return context.json(view);
  });
  app.get("/api/integrity", (context) => {
    const runs = [...library.scan().keys()].map((id) => summaryOf(library, id));
    const { attacks, contamination } = readDocuments(library.roots);
    const isolations = runs.map(({ id, isolation, outcomes, failed, done, damaged }) => ({
      ...{ id, isolation, failed, done, damaged },
      forged: outcomes.forged,
    }));
    return context.json({ attacks, contamination, isolations, ...flakyPrograms(library, runs) });
  });
  app.get("/api/reproductions", (context) => context.json(readDocuments(library.roots).reproductions));
  app.get("/api/gateway", (context) => context.json(readDocuments(library.roots).audit));
}
