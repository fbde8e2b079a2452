import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeAtomically } from "../../src/files/atomic.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-atomic-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("replaces the text and leaves nothing else behind", async () => {
  const path = join(folder, "plan.json");
  await writeAtomically(path, "old");
  await writeAtomically(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["plan.json"]);
});

it("shows readers a whole text, however many write at once", async () => {
  const path = join(folder, "shared.json");
  const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(10_000));
  await Promise.all(texts.map((text) => writeAtomically(path, text)));
  expect(texts).toContain(readFileSync(path, "utf8"));
});

it("leaves the old text, and no temporary file, when it cannot write", async () => {
  await expect(writeAtomically(join(folder, "absent", "a.json"), "x")).rejects.toThrow("ENOENT");
  expect(readdirSync(folder)).not.toContain("absent");
});
