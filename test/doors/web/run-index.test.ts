import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readNotes, writeNote } from "../../../src/doors/web/runs/notes.ts";
import { programMark, recordHead } from "../../../src/doors/web/runs/record-head.ts";
import { RunIndex } from "../../../src/doors/web/runs/run-index.ts";
import { record } from "./recorded.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-index-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const lines = (...records: object[]) => records.map((each) => `${JSON.stringify(each)}\n`).join("");

describe("a record's head", () => {
  it("is what parsing the whole line gives, whatever the program, the task and the output hold", () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '","outcome":"pass"',
        '"measures":{',
        '\\","program":"',
        "\\",
        '{"task":"x"}',
        "\u2028é😀",
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, fc.nat(9), (task, program, output, attempt) => {
        const given = record(task, attempt, "fail", program) as { verdict: { checks: { output: string }[] } };
        given.verdict.checks[0]!.output = output;
        const head = recordHead(Buffer.from(JSON.stringify(given)));
        expect(head).toMatchObject({
          task,
          attempt,
          outcome: "fail",
          tokens: 15,
          usd: 0.001,
          cpuSeconds: 0.01,
          language: "python",
        });
        // The same fields in another order take the slow way, and tell the same program.
        const { program: text, ...rest } = given as unknown as { program: string };
        const otherwise = Buffer.from(JSON.stringify({ ...rest, program: text }));
        expect(recordHead(otherwise)).toEqual(head);
        expect(programMark(otherwise)).toBe(programMark(Buffer.from(JSON.stringify(given))));
      }),
    );
  });

  it("is nothing for a line that is no record", () => {
    for (const line of [
      "",
      "{",
      "null",
      "[]",
      '{"task":"x"}',
      JSON.stringify({ ...record("t", 0), outcome: "fine" }),
    ])
      expect(recordHead(Buffer.from(line))).toBeUndefined();
  });
});

describe("an index", () => {
  it("reads what is added, leaves a torn line for later, and lets the last record of an item count", () => {
    const path = join(folder, "grows.jsonl");
    writeFileSync(path, `${lines(record("a", 0), record("b", 0, "fail"))}{"task":"c","att`);
    const index = new RunIndex(path);
    index.refresh();
    expect([index.size, index.outcomes.pass, index.outcomes.fail, index.damaged]).toEqual([2, 1, 1, 0]);
    appendFileSync(
      path,
      `${JSON.stringify(record("c", 0)).slice('{"task":"c","att'.length)}\n${lines(record("b", 0))}not json\n`,
    );
    index.refresh();
    expect([index.size, index.outcomes.pass, index.outcomes.fail, index.damaged]).toEqual([3, 3, 0, 1]);
    expect(index.read(index.find("b", 0)!)?.outcome).toBe("pass");
    expect(index.find("b", 1)).toBeUndefined();
  });

  it("reads a large file a piece at a time", () => {
    const path = join(folder, "large.jsonl");
    const many = Array.from({ length: 60 }, (_, n) => record(`t${n}`, 0, "pass", "x".repeat(100_000)));
    writeFileSync(path, `${lines(...many)}{"task":"torn`);
    const index = new RunIndex(path);
    index.refresh(2_000_000);
    expect(index.size).toBeGreaterThan(15);
    expect([index.size < 60, index.partial]).toEqual([true, true]);
    for (let n = 0; n < 5; n++) index.refresh(2_000_000);
    expect([index.size, index.partial]).toEqual([60, false]);
    expect(index.read(59)?.task).toBe("t59");
    expect(new Set(index.programs()).size).toBe(1);
  });

  it("begins anew when the file was replaced, and is empty when there is none", () => {
    const path = join(folder, "replaced.jsonl");
    const index = new RunIndex(path);
    index.refresh();
    expect(index.size).toBe(0);
    writeFileSync(path, lines(record("a", 0), record("b", 0)));
    index.refresh();
    rmSync(path);
    writeFileSync(path, lines(record("z", 0, "crash")));
    index.refresh();
    expect([index.size, index.columns.tasks, index.outcomes.crash]).toEqual([1, ["z"], 1]);
  });

  it("searches programs and outputs, and stops when it takes too long", async () => {
    const path = join(folder, "searched.jsonl");
    writeFileSync(path, lines(record("a", 0, "pass", "import os\n"), record("b", 0, "fail", "x = 1\n")));
    const index = new RunIndex(path);
    index.refresh();
    expect(await index.search(/import \w/u)).toEqual({ found: new Set([0]), complete: true });
    expect((await index.search(/expected 2/u)).found).toEqual(new Set([1]));
    expect(await index.search(/x/u, -1)).toEqual({ found: new Set(), complete: false });
  });
});

describe("notes", () => {
  it("are one for each sample, also when many are written at once, and can be taken away", async () => {
    const note = (attempt: number, comment: string) => ({
      task: "t",
      attempt,
      thumb: 1 as const,
      comment,
      time: "2026-01-01T00:00:00Z",
    });
    await Promise.all([...Array(12).keys()].map((n) => writeNote(folder, note(n % 6, `c${n}`))));
    const notes = await readNotes(folder);
    expect(notes.map(({ attempt, comment }) => [attempt, comment]).sort()).toEqual(
      [6, 7, 8, 9, 10, 11].map((n) => [n % 6, `c${n}`]),
    );
    await writeNote(folder, { ...note(3, ""), thumb: 0 });
    expect((await readNotes(folder)).map(({ attempt }) => attempt)).not.toContain(3);
  });
});
