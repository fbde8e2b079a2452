import { setTimeout as pause } from "node:timers/promises";
import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { AssayError } from "../../../core/errors.ts";
import { itemsOf } from "../../../run/replay.ts";
import { type House, planOf } from "../house.ts";
import { type RunSummary, summaryOf } from "../runs/summary.ts";

const POLL_MILLISECONDS = 500;
const HEARTBEAT_MILLISECONDS = 15_000;
/** Pages that may listen at once. */
const MOST_LISTENERS = 64;

/** What is told of a run under way. */
export interface LiveView extends RunSummary {
  /** Items in all; null when that cannot be told. */
  items: number | null;
}

/** A stream of what a run has come to: at once, whenever that changes, and a last time when the run has ended. */
export function liveApi(app: Hono, house: House, stopped: AbortSignal): void {
  let listeners = 0;
  app.get("/api/runs/:id/events", (context) => {
    const id = context.req.param("id");
    house.archive.folder(id);
    if (listeners >= MOST_LISTENERS)
      throw new AssayError("SERVER_BUSY", `${listeners} pages listen already`, { fix: "close one" });
    listeners++;
    return streamSSE(context, async (stream) => {
      let last = "";
      let quiet = 0;
      try {
        while (!stream.aborted && !stopped.aborted) {
          const view = await liveView(house, id);
          const data = JSON.stringify(view);
          quiet = data === last ? quiet + POLL_MILLISECONDS : 0;
          if (data !== last) await stream.writeSSE({ event: "run", data });
          else if (quiet % HEARTBEAT_MILLISECONDS === 0) await stream.write(": still here\n\n");
          last = data;
          if (view.state === "finished") break;
          await pause(POLL_MILLISECONDS, undefined, { signal: stopped }).catch(() => {});
        }
      } finally {
        listeners--;
      }
    });
  });
}

async function liveView(house: House, id: string): Promise<LiveView> {
  const summary = summaryOf(house.archive, id);
  const folder = house.archive.folder(id);
  if (summary.state === "finished") return { ...summary, items: summary.done + summary.failed };
  if (!house.items.has(folder)) house.items.set(folder, await itemsOf(planOf(house, id)).catch(() => null));
  return { ...summary, items: house.items.get(folder) ?? null };
}
