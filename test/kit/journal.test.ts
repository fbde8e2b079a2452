import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryJournal, openJournal } from "../../src/kit/journal.ts";
import { temporaryFolder } from "./doubles.ts";

const hash = (n: number) => n.toString(16).padStart(32, "0");
/** A process id that the kernel never gives out. */
const DEAD = 2 ** 30;

function segments(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => join(folder, name));
}

test("gives back any JSON value, to this process and to the next", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 20 }), async (values) => {
      const folder = temporaryFolder();
      const first = await openJournal(folder);
      await Promise.all(
        values.map((value, n) => first.put(`${hash(n)}.0`, value, n % 2 ? "synced" : "written")),
      );
      await first.close();
      const second = await openJournal(folder, (text) => expect.fail(text));
      for (const [n, value] of values.entries()) {
        const same = JSON.parse(JSON.stringify(value));
        expect(first.get(`${hash(n)}.0`)).toEqual(same);
        expect(second.get(`${hash(n)}.0`)).toEqual(same);
      }
      expect(second.get(hash(999))).toBeUndefined();
      expect(second.id).toBe(first.id);
    }),
    { numRuns: 30 },
  );
});

test("a tail torn at any byte costs only the last entry, and is reported with file and line", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.nat(), async (count, cut) => {
      const folder = temporaryFolder();
      const path = join(folder, `${DEAD}-00000000.jsonl`);
      const writer = await openJournal(folder);
      for (let n = 0; n < count; n++) await writer.put(`${hash(n)}.0`, { text: `é${n}` }, "written");
      await writer.close();
      const [written] = segments(folder);
      const bytes = readFileSync(written!);
      truncateSync(written!, 0);
      writeFileSync(path, bytes);
      const lastLine = bytes.length - 1 - bytes.lastIndexOf(10, bytes.length - 2);
      truncateSync(path, bytes.length - 1 - (cut % (lastLine - 1)));

      const notices: string[] = [];
      const reader = await openJournal(folder, (text) => notices.push(text));
      for (let n = 0; n < count - 1; n++) expect(reader.get(`${hash(n)}.0`)).toEqual({ text: `é${n}` });
      expect(reader.has(`${hash(count - 1)}.0`)).toBe(false);
      expect(notices).toEqual([expect.stringContaining(`${path}:${count}: torn`)]);
    }),
    { numRuns: 30 },
  );
});

test("a damaged line is left out with a notice, the lines around it stay", async () => {
  const folder = temporaryFolder();
  const writer = await openJournal(folder);
  for (let n = 0; n < 3; n++) await writer.put(`${hash(n)}.0`, `value ${n}`, "written");
  await writer.close();
  const [path] = segments(folder);
  writeFileSync(path!, readFileSync(path!, "utf8").replace("value 1", "value 7"));

  const notices: string[] = [];
  const reader = await openJournal(folder, (text) => notices.push(text));
  expect([0, 1, 2].map((n) => reader.get(`${hash(n)}.0`))).toEqual(["value 0", undefined, "value 2"]);
  expect(notices).toEqual([`${path}:2: damaged journal line left out`]);
});

test("processes on one folder write apart and learn from each other; the first known value stays", async () => {
  const folder = temporaryFolder();
  const [a, b] = [await openJournal(folder), await openJournal(folder)];
  await a.put(`${hash(1)}.0`, "from a", "synced");
  expect(b.has(`${hash(1)}.0`)).toBe(false);
  b.refresh();
  expect(b.get(`${hash(1)}.0`)).toBe("from a");
  await b.put(`${hash(1)}.0`, "again from b", "synced");
  await b.put(`${hash(2)}.0`, "from b", "synced");
  a.refresh();
  expect([a.get(`${hash(1)}.0`), a.get(`${hash(2)}.0`)]).toEqual(["from a", "from b"]);
  expect(b.get(`${hash(1)}.0`)).toBe("from a");
  expect(segments(folder)).toHaveLength(2);
  await Promise.all([a.close(), b.close()]);
});

test("a line that a live process has half written is read once it is whole, without a notice", async () => {
  const folder = temporaryFolder();
  const writer = await openJournal(folder);
  await writer.put(`${hash(1)}.0`, "whole", "written");
  const line = readFileSync(segments(folder)[0]!);
  const path = join(folder, `${process.pid}-ffffffff.jsonl`);
  writeFileSync(path, line.toString().replace("whole", "other").slice(0, 20));
  const reader = await openJournal(folder, (text) => expect.fail(text));
  truncateSync(path, 0);
  appendFileSync(path, line);
  reader.refresh();
  expect(reader.get(`${hash(1)}.0`)).toBe("whole");
  await writer.close();
});

test("puts that wait together come in order and none is lost", async () => {
  const folder = temporaryFolder();
  const writer = await openJournal(folder);
  const puts: Promise<void>[] = [];
  for (let n = 0; n < 1000; n++) {
    puts.push(writer.put(`${hash(n)}.0`, n, n % 7 ? "written" : "synced"));
    if (n % 100 === 0) await puts[n];
  }
  await Promise.all(puts);
  for (let n = 0; n < 1000; n++) expect(writer.get(`${hash(n)}.0`)).toBe(n);
  await writer.close();
});

test("nothing is written before there is something to write", async () => {
  const folder = temporaryFolder();
  const journal = await openJournal(folder);
  await journal.close();
  expect(segments(folder)).toEqual([]);
});

test("a write that fails rejects every put from then on, with what to do", async () => {
  const folder = temporaryFolder();
  const journal = await openJournal(join(folder, "journal"));
  const { rmSync } = await import("node:fs");
  rmSync(join(folder, "journal"), { recursive: true });
  writeFileSync(join(folder, "journal"), "in the way");
  await expect(journal.put(hash(1), 1, "synced")).rejects.toMatchObject({ code: "JOURNAL_WRITE" });
  rmSync(join(folder, "journal"));
  await expect(journal.put(hash(2), 2, "synced")).rejects.toMatchObject({ code: "JOURNAL_WRITE" });
  expect(journal.has(hash(1))).toBe(false);
});

test("a segment grows by whole lines only", async () => {
  const folder = temporaryFolder();
  const journal = await openJournal(folder);
  await journal.put(hash(1), "x".repeat(3_000_000), "synced");
  await journal.put(hash(2), "y", "synced");
  await journal.close();
  const [path] = segments(folder);
  expect(statSync(path!).size).toBeGreaterThan(3_000_000);
  const reader = await openJournal(folder, (text) => expect.fail(text));
  expect((reader.get(hash(1)) as string).length).toBe(3_000_000);
  expect(reader.get(hash(2))).toBe("y");
});

test("values of a journal in memory are copies", async () => {
  const journal = memoryJournal();
  const value = { list: [1] };
  await journal.put("key", value, "written");
  value.list.push(2);
  expect(journal.get("key")).toEqual({ list: [1] });
});
