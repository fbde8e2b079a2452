import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { spreadFiles, spreadRows } from "../../src/reproductions/recorded/spread.ts";

const root = mkdtempSync(join(tmpdir(), "assay-spread-"));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => void vi.stubEnv("ASSAY_DATA", ""));
afterEach(() => void vi.unstubAllEnvs());

function put(folder: string, name: string, ...rows: unknown[]) {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

put("one/sallm-a", "table.jsonl", { n: 1 });
put("one/sallm-b", "table.json", { n: 2 });
put("one/sallm-c", "other.jsonl", { n: 9 });
put("one/securityeval", "table.jsonl", { n: 9 });
put("two/sallm-b", "table.jsonl", { n: 3 });
put("two/sallm-d", "table.jsonl", { n: 4 });

const table = { folder: /^sallm/, file: "table" };

it("finds the file of every folder of a source; of folders with one name the first counts", async () => {
  const data = [join(root, "one"), join(root, "two")];
  const found = await spreadFiles(table, data);
  expect(found.map((path) => join(basename(dirname(path)), basename(path)))).toEqual([
    "sallm-a/table.jsonl",
    "sallm-b/table.json",
    "sallm-d/table.jsonl",
  ]);
  expect(await spreadRows(table, z.object({ n: z.number() }), data)).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }]);
  vi.stubEnv("ASSAY_DATA", join(root, "two"));
  expect(await spreadFiles(table, [])).toHaveLength(2);
});

it("takes a folder that is named itself, and says what is missing", async () => {
  expect(await spreadFiles(table, [join(root, "one", "sallm-a")])).toHaveLength(1);
  await expect(spreadFiles(table, [join(root, "one", "sallm-c")])).rejects.toMatchObject({
    code: "RECORDED_MISSING",
    where: "table",
  });
});
