import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type JsonLine, readJsonLines } from "../../src/files/jsonl.ts";
import { textLines } from "../../src/files/text-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-jsonl-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(name: string, content: string | Uint8Array): Promise<JsonLine[]> {
  const rows: JsonLine[] = [];
  for await (const row of readJsonLines(fileOf(name, content))) rows.push(row);
  return rows;
}

describe("readJsonLines", () => {
  it("numbers values by their line, past blank lines, a byte order mark and Windows line ends", async () => {
    const rows = await read("a.jsonl", '\uFEFF{"a":1}\r\n\r\n  \n"b"');
    expect(rows).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: "b" },
    ]);
  });

  it("keeps the Unicode line separators that JSON allows inside strings", async () => {
    expect(await read("separator.jsonl", '{"a":"x\u2028y\u2029z\u0085"}\n')).toHaveLength(1);
  });

  it("reads the members of an object over several lines as rows", async () => {
    const text = '{\n  "a, b": {"n": [1.0, {"c": 2}]},\n  "d":\n    "x}"\n}\n';
    expect(await read("object.json", text)).toEqual([
      { line: 2, value: { key: "a, b", value: { n: [1, { c: 2 }] } } },
      { line: 3, value: { key: "d", value: "x}" } },
    ]);
    const rows: JsonLine[] = [];
    for await (const row of readJsonLines(join(folder, "object.json"), ["value"])) rows.push(row);
    expect(rows[0]?.value).toEqual({ key: "a, b", value: '{"n": [1.0, {"c": 2}]}' });
    await expect(read("cut.json", '{\n  "a": 1,\n')).rejects.toMatchObject({ code: "JSON_INVALID" });
    await expect(read("wrong.json", '{\n  "a": 1,\n  "b": 1 2\n}')).rejects.toMatchObject({
      code: "JSON_INVALID",
      where: join(folder, "wrong.json:3"),
    });
  });

  it("reads CSV, gzipped too", async () => {
    expect(await read("a.csv.gz", gzipSync("\uFEFFa,b\n1,é\n"))).toEqual([
      { line: 2, value: { a: "1", b: "é" } },
    ]);
  });

  it("reads gzip", async () => {
    expect(await read("a.jsonl.gz", gzipSync('{"a":"é"}\n[2]\n'))).toEqual([
      { line: 1, value: { a: "é" } },
      { line: 2, value: [2] },
    ]);
  });

  it("reads a .json file that holds one array, with the line of each element", async () => {
    const text = '\uFEFF[\n {"a": [1,\n 2], "b": "],[{\\"\\n"},\n 3, "x",\n\n []\n]\n';
    expect(await read("array.json", text)).toEqual([
      { line: 2, value: { a: [1, 2], b: '],[{"\n' } },
      { line: 4, value: 3 },
      { line: 4, value: "x" },
      { line: 6, value: [] },
    ]);
    expect(await read("empty.json", "[]")).toEqual([]);
    expect(await read("lines.json", '{"a":1}\n{"a":2}\n')).toHaveLength(2);
  });

  it("gives back any values, however they are written and cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.boolean(), async (values, indented) => {
        const lines = values.map((value) => JSON.stringify(value)).join("\n");
        expect((await read("p.jsonl", lines)).map(({ value }) => JSON.stringify(value)).join("\n")).toBe(
          lines,
        );
        const array = JSON.stringify(values, null, indented ? 1 : 0);
        expect((await read("p.json", array)).map(({ value }) => JSON.stringify(value)).join("\n")).toBe(
          lines,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("holds one line at a time", async () => {
    let pulled = 0;
    async function* chunks() {
      for (let i = 0; i < 1000; i++) {
        pulled = i;
        yield `line ${i}\nhalf`;
      }
    }
    const first = await textLines(chunks()).next();
    expect(first.value).toEqual({ line: 1, text: "line 0" });
    expect(pulled).toBe(0);
  });
});

describe("readJsonLines says where and what", () => {
  const cases: [what: string, name: string, content: string | Uint8Array, code: string, told: string][] = [
    [
      "a wrong token",
      "b.jsonl",
      '{"a":1}\n{"a":}\n',
      "JSON_INVALID",
      'b.jsonl:2: not JSON: unexpected "}" at column 6',
    ],
    ["a Python literal", "c.jsonl", "{'a': 1}", "JSON_INVALID", 'unexpected "\'" at column 2'],
    ["NaN", "d.jsonl", '{"a": NaN}', "JSON_INVALID", 'unexpected "N" at column 7'],
    [
      "a line cut short",
      "e.jsonl",
      '{"a":1}\n{"a": "tr',
      "JSON_INVALID",
      "e.jsonl:2: not JSON: it ends too early at column 10",
    ],
    [
      "a wrong line of an array",
      "f.json",
      '[\n{"a": 1},\n{"b" 2}]',
      "JSON_INVALID",
      'f.json:3: not JSON: unexpected "2" at column 6',
    ],
    [
      "an array that never ends",
      "g.json",
      "[1,\n2,",
      "JSON_INVALID",
      "g.json:2: not JSON: it ends too early",
    ],
    [
      "truncated gzip",
      "h.jsonl.gz",
      gzipSync('{"a":1}\n'.repeat(9)).subarray(0, 20),
      "GZIP_BROKEN",
      "cut short",
    ],
    ["plain text named .gz", "i.jsonl.gz", "{}\n", "GZIP_BROKEN", "i.jsonl.gz:1: not valid gzip data"],
    ["Latin-1", "j.jsonl", Buffer.from('"a"\n"\xe9"\n', "latin1"), "TEXT_NOT_UTF8", "UTF-8"],
  ];
  it.each(cases)("of %s", async (_, name, content, code, told) => {
    const error = await read(name, content).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "AssayError", code, line: expect.stringContaining(told) });
  });

  it("of a missing file and of a folder", async () => {
    const gone = readJsonLines(join(folder, "gone.jsonl.gz")).next();
    await expect(gone).rejects.toMatchObject({ code: "FILE_MISSING", where: join(folder, "gone.jsonl.gz") });
    await expect(readJsonLines(folder).next()).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });

  it("after the good lines before the mistake", async () => {
    const lines = readJsonLines(fileOf("late.jsonl", "1\n2\n?\n"));
    expect((await lines.next()).value).toEqual({ line: 1, value: 1 });
    expect((await lines.next()).value).toEqual({ line: 2, value: 2 });
    await expect(lines.next()).rejects.toMatchObject({ where: expect.stringMatching(/late\.jsonl:3$/) });
  });
});
