import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { evalplusSamples } from "../../../src/run/interchange/evalplus.ts";
import { readToml } from "../../../src/run/interchange/harbor/toml.ts";
import { importFrom } from "../../../src/run/interchange/import.ts";
import { tableOf } from "../../../src/run/interchange/tables/rows.ts";
import { csvTable, htmlTable, latexTable, markdownTable } from "../../../src/run/interchange/tables/write.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-interchange-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const sample = (id: string | number, epoch: number, text: string, value: unknown) => ({
  id,
  epoch,
  input: "Write f.",
  target: "",
  messages: [],
  output: {
    model: "m",
    choices: [
      {
        message: {
          role: "assistant",
          content: [
            { type: "reasoning", reasoning: "…" },
            { type: "text", text },
          ],
        },
        stop_reason: "stop",
      },
    ],
  },
  scores: { verify: { value, answer: text } },
});
const header = {
  version: 2,
  status: "success",
  eval: { task: "humaneval", model: "openai/m", created: "2026-01-31T00:00:00" },
};

/** A zip archive as Inspect's tools write it, with sizes in the directory. */
function zip(files: [name: string, text: string, method: 0 | 8][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text, method] of files) {
    const raw = Buffer.from(text);
    const data = method === 8 ? deflateRawSync(raw) : raw;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc32 ? crc32(raw) : 0, 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(raw.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += head.length + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

describe("Inspect", () => {
  const expected = [
    { task_id: "HumanEval/0", sample_id: "1", completion: "one", recorded: { by: "inspect", pass: true } },
    { task_id: "HumanEval/0", sample_id: "2", completion: "two", recorded: { by: "inspect", pass: false } },
    { task_id: "HumanEval/1", sample_id: "1", completion: "three", recorded: { by: "inspect", pass: false } },
    { task_id: "7", sample_id: "1", completion: "four", recorded: { by: "inspect", pass: null } },
  ];
  const samples = [
    sample("HumanEval/0", 1, "one", "C"),
    sample("HumanEval/0", 2, "two", "I"),
    sample("HumanEval/1", 1, "three", 0),
    sample(7, 1, "four", { a: 1 }),
  ];

  test("a log in JSON", () => {
    expect(importFrom(file("log.json", JSON.stringify({ ...header, samples })))).toEqual({
      from: "inspect",
      rows: expected,
    });
  });

  test("an .eval archive, stored and deflated, in the order of tasks", () => {
    const files = samples.map((each, index): [string, string, 0 | 8] => [
      `samples/${String(each.id).replace("/", "_")}_epoch_${each.epoch}.json`,
      JSON.stringify(each),
      index % 2 === 0 ? 8 : 0,
    ]);
    const path = file(
      "log.eval",
      zip([["header.json", JSON.stringify(header), 8], ...files.reverse(), ["_journal/start.json", "{}", 8]]),
    );
    const sorted = expected.toSorted((a, b) => (a.task_id < b.task_id ? -1 : a.task_id > b.task_id ? 1 : 0));
    expect(importFrom(path)).toEqual({ from: "inspect", rows: sorted });
  });

  test("what is damaged is said, with its place", () => {
    const whole = zip([["samples/a_epoch_1.json", JSON.stringify(sample("a", 1, "x".repeat(500), "C")), 8]]);
    expect(() => importFrom(file("cut.eval", whole.subarray(0, whole.length - 30)))).toThrow(
      expect.objectContaining({ code: "FILE_UNREADABLE" }),
    );
    const bomb = Buffer.from(whole);
    bomb.writeUInt32LE(10, bomb.length - 22 - 46 - "samples/a_epoch_1.json".length + 24);
    expect(() => importFrom(file("bomb.eval", bomb))).toThrow(
      expect.objectContaining({ code: "FILE_UNREADABLE" }),
    );
    expect(() => importFrom(file("empty.eval", zip([["header.json", "{}", 0]])))).toThrow(
      expect.objectContaining({ code: "SAMPLE_FORMAT" }),
    );
    expect(() => importFrom(file("head.json", JSON.stringify(header)))).toThrow(
      expect.objectContaining({ code: "SAMPLE_FORMAT" }),
    );
    expect(() =>
      importFrom(file("wrong.json", JSON.stringify({ ...header, samples: [{ id: "a", output: 3 }] }))),
    ).toThrow(/output/);
  });
});

describe("EvalPlus", () => {
  test("results with programs, new and old words", () => {
    const path = file(
      "m_eval_results.json",
      JSON.stringify({
        date: "2026-01-31",
        hash: "x",
        eval: {
          "HumanEval/0": [
            { task_id: "HumanEval/0", solution: "a", base_status: "pass", plus_status: "pass" },
            { task_id: "HumanEval/0", solution: "b", base_status: "pass", plus_status: "fail" },
            { task_id: "HumanEval/0", solution: "c", base_status: "pass", plus_status: null },
            { task_id: "HumanEval/0", solution: "d", base: ["success", []] },
            { task_id: "HumanEval/0", solution: "e" },
          ],
        },
      }),
    );
    const { from, rows } = importFrom(path);
    expect(from).toBe("evalplus");
    expect(rows.map(({ recorded }) => recorded.pass)).toEqual([true, false, true, true, null]);
    expect(rows[1]).toEqual({
      task_id: "HumanEval/0",
      sample_id: "1",
      solution: "b",
      recorded: { by: "evalplus", pass: false },
    });
    const old = file("old.json", JSON.stringify({ eval: { a: [{ base_status: "pass" }] } }));
    expect(() => importFrom(old)).toThrow(expect.objectContaining({ code: "SAMPLE_FORMAT" }));
  });

  test("samples are written a line each, whatever is in them", () => {
    const record = { task: "HumanEval/0", program: 'def f():\n    return "\u2028"\n' } as never;
    const lines = evalplusSamples([record, record]).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      Array(2).fill({ task_id: "HumanEval/0", solution: 'def f():\n    return "\u2028"\n' }),
    );
  });
});

describe("Harbor", () => {
  test("a folder of tasks: instruction and settings, without what may be a key", () => {
    for (const name of ["hello", "bye"]) {
      mkdirSync(join(folder, "tasks", name, "tests"), { recursive: true });
      writeFileSync(
        join(folder, "tasks", name, "instruction.md"),
        `<!-- canary 123 -->\n# ${name}\nDo it.\n`,
      );
      writeFileSync(
        join(folder, "tasks", name, "task.toml"),
        `schema_version = "1.1"\n[task]\nname = "org/${name}"\nauthors = [{ name = "A", email = "a@b.c" }]\n[metadata]\ntags = [\n  "x", # why\n  "y",\n]\n[verifier]\ntimeout_sec = 120.0\nenv = { API_KEY = "sk-test-123" }\n[environment]\ncpus = 2\nallow_internet = true\n`,
      );
    }
    const { from, rows } = importFrom(join(folder, "tasks"));
    expect(from).toBe("harbor");
    expect(rows.map(({ task_id }) => task_id)).toEqual(["org/bye", "org/hello"]);
    expect(rows[1]).toMatchObject({
      prompt: "# hello\nDo it.",
      recorded: {
        by: "harbor",
        metadata: { tags: ["x", "y"] },
        verifier: { timeout_sec: 120 },
        environment: { cpus: 2, allow_internet: true },
        files: { tests: true, solution: false },
      },
    });
    expect(JSON.stringify(rows)).not.toContain("sk-test");
    expect(importFrom(join(folder, "tasks", "hello")).rows.length).toBe(1);
  });

  test("TOML as task files have it", () => {
    const text =
      'a.b = 1_000\n"c d" = \'lit\\n\'\ne = """\nx \\\n   y"""\nf = [1, [2], {g = true}]\nday = 2026-01-31\nu = "\\u00e9\\t"\n[[s]]\nn = 1\n[[s]]\nn = 2\n[s.t]\nz = -0.5\n';
    expect(JSON.parse(JSON.stringify(readToml(text, "x")))).toEqual({
      a: { b: 1000 },
      "c d": "lit\\n",
      e: "x y",
      f: [1, [2], { g: true }],
      day: "2026-01-31",
      u: "é\t",
      s: [{ n: 1 }, { n: 2, t: { z: -0.5 } }],
    });
    for (const wrong of ["a", "a = ", "a = 1 2", "[a", 'a = "x', "a = [1", "a = 1\n[a]\nb = 2", "= 1"])
      expect(() => readToml(wrong, "x.toml")).toThrow(expect.objectContaining({ code: "SAMPLE_FORMAT" }));
    expect(() => readToml("ok = 1\nbad", "x.toml")).toThrow(expect.objectContaining({ where: "x.toml:2" }));
    readToml("__proto__.polluted = 1\n[constructor]\nx = 1", "x");
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

test("what is none of these is said in a line", () => {
  expect(() => importFrom(join(folder, "nothing"))).toThrow(
    expect.objectContaining({ code: "FILE_MISSING" }),
  );
  mkdirSync(join(folder, "empty"));
  for (const path of [file("a.json", "{}"), file("b.txt", "hello"), join(folder, "empty")])
    expect(() => importFrom(path)).toThrow(expect.objectContaining({ code: "SAMPLE_FORMAT" }));
});

describe("tables", () => {
  const estimate = { value: 0.5, ci: [0.25, 0.75] as [number, number], n: 4 };
  const run = { benchmark: "humaneval", tasks: 2, samples: 4, failed: 0, usd: 0.125 };
  const table = tableOf([
    { ...run, name: "codet/a|b_c", metrics: { "pass@1": estimate } },
    { ...run, name: "<script>&\"'", metrics: { score: estimate }, usd: null },
    { ...run, name: '=1+1,"x"', metrics: {} },
  ]);

  test("a row for each run, a column for each metric that any has", () => {
    expect(table.head).toEqual([
      "run",
      "benchmark",
      "tasks",
      "samples",
      "not judged",
      "pass@1",
      "score",
      "usd",
    ]);
    expect(table.rows[0]).toEqual([
      "codet/a|b_c",
      "humaneval",
      "2",
      "4",
      "0",
      "0.5000 [0.2500, 0.7500]",
      "",
      "0.1250",
    ]);
    expect(table.rows[1]?.at(-1)).toBe("unknown");
  });

  test("each format with its signs kept from meaning anything", () => {
    expect(markdownTable(table).split("\n")[2]).toBe(
      "| codet/a\\|b_c | humaneval | 2 | 4 | 0 | 0.5000 [0.2500, 0.7500] |  | 0.1250 |",
    );
    expect(csvTable(table)).toContain('"\'=1+1,""x""",humaneval,2,4,0,,,0.1250\r\n');
    expect(csvTable(table)).toContain('codet/a|b_c,humaneval,2,4,0,"0.5000 [0.2500, 0.7500]",,0.1250\r\n');
    const html = htmlTable(table, "<x>");
    expect(html).not.toContain("<script>");
    expect(html).toContain("<td>&lt;script&gt;&amp;&quot;&#39;</td>");
    expect(latexTable(table)).toContain(
      "codet/a|b\\_c & humaneval & 2 & 4 & 0 & 0.5000 [0.2500, 0.7500] &  & 0.1250 \\\\\n",
    );
    expect(latexTable({ head: ["a\\b"], rows: [["50 % of $1 #{x}~^"]] })).toContain(
      "50 \\% of \\$1 \\#\\{x\\}\\textasciitilde{}\\textasciicircum{}",
    );
  });
});
