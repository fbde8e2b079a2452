import { basename } from "node:path";
import type { Context, Hono } from "hono";
import { type House, planOf } from "../house.ts";
import { summaryOf } from "../runs/summary.ts";
import { pageOf, type RowQuery, rowOf, type SortKey, searchOf } from "../table/columns.ts";
import { csvOf } from "../table/csv.ts";
import { askedNumber } from "./ask.ts";

const SORTS: SortKey[] = ["task", "outcome", "tokens", "cpuSeconds"];
const MOST_ROWS = 1000;
/** How much of a large run is read for each question, so that its first page is there at once. */
const PIECE_BYTES = 4 * 1024 ** 2;

/** Routes over runs and their tables. */
export function runsApi(app: Hono, house: House): void {
  const { archive } = house;
  app.get("/api/runs", (context) => {
    const ids = [...archive.scan().keys()];
    const runs = ids.map((id) => summaryOf(archive, id)).sort((a, b) => (a.date < b.date ? 1 : -1));
    return context.json({ runs, folders: archive.roots.map((root) => basename(root)), cut: archive.cut });
  });
  app.get("/api/runs/:id", (context) => {
    const id = context.req.param("id");
    return context.json({ ...summaryOf(archive, id), plan: planOf(house, id) });
  });
  app.get("/api/runs/:id/rows", async (context) => {
    const query = rowQuery(context);
    const expression = context.req.query("in") === "everything" ? searchOf(query.search) : null;
    const index = archive.index(context.req.param("id"), expression ? undefined : PIECE_BYTES);
    if (!expression)
      return context.json({ ...pageOf(index.columns, query), ...(index.partial && { partial: true }) });
    const { found, complete } = await index.search(expression);
    return context.json({ ...pageOf(index.columns, query, found), ...(!complete && { incomplete: true }) });
  });
  app.get("/api/runs/:id/columns", (context) => context.json(archive.index(context.req.param("id")).columns));
  app.get("/api/runs/:id/table.csv", (context) => {
    const id = context.req.param("id");
    const { columns } = archive.index(id);
    context.header("Content-Type", "text/csv; charset=utf-8");
    context.header("Content-Disposition", `attachment; filename="${fileName(id)}.csv"`);
    return context.body(csvOf(pageOf(columns, rowQuery(context, columns.task.length)).rows));
  });
  app.get("/api/runs/:id/table.json", (context) => {
    const id = context.req.param("id");
    const { columns } = archive.index(id);
    context.header("Content-Disposition", `attachment; filename="${fileName(id)}.json"`);
    return context.json(columns.task.map((_, sample) => rowOf(columns, sample)));
  });
}

function rowQuery(context: Context, most = MOST_ROWS): RowQuery {
  const wanted = context.req.query("sort");
  return {
    outcomes: (context.req.query("outcomes") ?? "").split(",").filter(Boolean),
    search: context.req.query("search") ?? "",
    sort: SORTS.find((sort) => sort === wanted) ?? "task",
    descending: context.req.query("descending") === "true",
    offset: askedNumber(context, "offset", 0),
    limit: most === MOST_ROWS ? askedNumber(context, "limit", 200, MOST_ROWS) : most,
  };
}

function fileName(id: string): string {
  return id.replaceAll(/[^\w.-]+/g, "-");
}
