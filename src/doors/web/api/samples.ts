import { join } from "node:path";
import type { Hono } from "hono";
import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import { journalOf, replayAttempt } from "../../../run/replay.ts";
import type { Report } from "../../../run/report.ts";
import { type House, planOf, recordOf, viewOf } from "../house.ts";
import { COMMENT_CHARACTERS, readNotes, writeNote } from "../runs/notes.ts";
import { json } from "../runs/summary.ts";
import { type TraceView, traceView } from "../trace/trace-view.ts";
import { asked, askedNumber } from "./ask.ts";

const BODY_BYTES = 32 * 1024;

const noteBody = z.strictObject({
  task: z.string(),
  attempt: z.int().min(0),
  thumb: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  comment: z.string().max(COMMENT_CHARACTERS),
});

/** Routes over one sample: its page, how it came to be, and what a person thinks of it. */
export function samplesApi(app: Hono, house: House): void {
  app.get("/api/runs/:id/sample", async (context) =>
    context.json(
      await viewOf(
        house,
        context.req.param("id"),
        asked(context, "task"),
        askedNumber(context, "attempt", 0),
        context.req.query("colours") !== "false",
      ),
    ),
  );
  app.get("/api/runs/:id/trace", async (context) =>
    context.json(
      await traceOf(
        house,
        context.req.param("id"),
        asked(context, "task"),
        askedNumber(context, "attempt", 0),
      ),
    ),
  );
  app.get("/api/runs/:id/notes", async (context) =>
    context.json(await readNotes(house.archive.folder(context.req.param("id")))),
  );
  app.post("/api/runs/:id/notes", async (context) => {
    const folder = house.archive.folder(context.req.param("id"));
    if (!(Number(context.req.header("content-length") || Number.NaN) <= BODY_BYTES))
      throw new AssayError("REQUEST_TOO_LARGE", `a note has at most ${BODY_BYTES} bytes, and says how many`);
    const read = noteBody.safeParse(await context.req.json().catch(() => null));
    if (!read.success)
      throw new AssayError("REQUEST_INVALID", read.error.issues[0]?.message ?? "no note", { where: "body" });
    recordOf(house, context.req.param("id"), read.data.task, read.data.attempt);
    const note = { ...read.data, time: new Date().toISOString() };
    await writeNote(folder, note);
    return context.json(note);
  });
}

async function traceOf(
  house: House,
  id: string,
  task: string,
  attempt: number,
): Promise<TraceView | { missing: string }> {
  const folder = house.archive.folder(id);
  const plan = planOf(house, id);
  if (plan.from.kind !== "strategy")
    return { missing: "These programs were read from a file: nothing tells how they came to be." };
  const problem = await house.problems.find(plan, task);
  if (typeof problem === "string") return { missing: problem };
  try {
    if (house.journal?.folder !== folder) house.journal = { folder, journal: await journalOf(folder) };
    house.journal.journal.refresh();
    const { from } = json<Report>(join(folder, "report.json")) ?? {};
    const model = typeof from?.model === "string" ? from.model : plan.from.model;
    const account = await replayAttempt(plan, { task, attempt }, problem, house.journal.journal, model);
    return traceView(account, plan.from.strategy, problem.task.language);
  } catch (error) {
    if (error instanceof AssayError) return { missing: error.line };
    throw error;
  }
}
