import { existsSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import { loadFromRoom, roomIds } from "../../src/core/room.ts";
import type { ReproducedRow, Reproduction } from "../../src/reproductions/reproduction/reproduction.ts";
import { DATA } from "../data.ts";
import { sandboxOrReason } from "../sandboxes/opened.ts";

/** Every reproduction of the room on a small seeded part of its data: what is tested is the way to the rows. */
const ROOM = new URL("../../src/reproductions/", import.meta.url);
const sandbox = await sandboxOrReason("auto");

const absent = existsSync(DATA) ? undefined : "neither ASSAY_DATA nor ../shared/data is at hand";
const reason = absent ?? (typeof sandbox === "string" ? sandbox : undefined);

/** Parts small enough to be quick: one task has thousands of pairs of program and test. */
const LIMIT: Record<string, number> = { codet: 1 };

afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

async function partOf(id: string): Promise<{ rows: ReproducedRow[]; done: number; items: number }> {
  const reproduction = await loadFromRoom<Reproduction>(ROOM, "reproduction", id);
  expect(reproduction.id).toBe(id);
  if (typeof sandbox === "string") throw new Error(sandbox);
  let progress = { done: 0, items: 0 };
  const rows: ReproducedRow[] = [];
  const ports = {
    sandbox,
    data: [DATA],
    seed: 1,
    signal: new AbortController().signal,
    limit: LIMIT[id] ?? 3,
    onNotice: () => {},
    onProgress: ({ done, items }: { done: number; items: number }) => {
      expect(done).toBeGreaterThanOrEqual(progress.done);
      progress = { done, items };
    },
  };
  for await (const row of reproduction.rows(ports)) rows.push(row);
  return { rows, ...progress };
}

describe.each(roomIds(ROOM))("%s", (id) => {
  it("compares a part of its data with the published figures", { timeout: 120_000 }, async (context) => {
    if (reason !== undefined) return context.skip(reason);
    const part = await partOf(id).catch((error: unknown) => {
      if (error instanceof AssayError && error.code === "RECORDED_MISSING") return error.line;
      throw error;
    });
    if (typeof part === "string") return context.skip(part);
    const { rows, done, items } = part;
    expect(done).toBe(items);
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const { published, ours, tolerance } of rows) {
      for (const figure of [published, ours]) {
        expect(figure).toBeGreaterThanOrEqual(0);
        expect(figure).toBeLessThanOrEqual(100);
      }
      expect(tolerance).toBeGreaterThan(0);
    }
  });
});
