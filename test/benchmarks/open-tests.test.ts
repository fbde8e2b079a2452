import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assertsOf, readGeneratedTests } from "../../src/benchmarks/open/tests.ts";
import type { Problem } from "../../src/core/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-tests-"));
afterAll(() => rmSync(folder, { recursive: true }));

const prompt = 'def add(a, b):\n    """ Sum. """\n';
const problems: Problem[] = [
  { task: { id: "T/0", prompt, entry: "add", language: "python", tests: [] }, suite: { tests: [] } },
];
const benchmark = { stop: ["\ndef", "\n#"] };

function read(rows: unknown[], perSample?: number) {
  const path = join(folder, "t.jsonl");
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return readGeneratedTests(path, { benchmark, problems, ...(perSample !== undefined && { perSample }) });
}

describe("a completion of `assert `", () => {
  const asserts = (text: string) => assertsOf(text, "add", benchmark.stop);

  it("begins with a test: the prompt ended in its first word", () => {
    expect(asserts("add(1, 2) == 3\nassert add(2, 2) == 4\n")).toEqual([
      "assert add(1, 2) == 3",
      "assert add(2, 2) == 4",
    ]);
  });

  it("loses pieces that do not mention the entry, and what follows a stop string", () => {
    expect(asserts("x == 3\nassert add(1, 1) == 2\n# more\nassert y")).toEqual(["assert add(1, 1) == 2"]);
  });

  it("keeps what does not compile and spans lines: filtering needs a compiler", () => {
    expect(asserts("\n    add(1,\n 2) == ")).toEqual(["assert \n    add(1,\n 2) =="]);
    expect(asserts("")).toEqual([]);
  });
});

it("numbers samples by task and tests by sample, joined by a prompt that goes on", async () => {
  const tests = await read([
    {
      prompt: `${prompt}    pass\n\n# check add\nassert `,
      samples: ["add(1, 1) == 2\nassert add(0, 0) == 0", "", "add(2, 2) == 4"],
    },
    { task_id: "T/0", completion: "add(1, 1) == 2" },
  ]);
  expect(tests).toEqual([
    { task: "T/0", code: "assert add(1, 1) == 2", sample: 0, order: 0 },
    { task: "T/0", code: "assert add(0, 0) == 0", sample: 0, order: 1 },
    { task: "T/0", code: "assert add(2, 2) == 4", sample: 2, order: 0 },
    { task: "T/0", code: "assert add(1, 1) == 2", sample: 3, order: 0 },
  ]);
});

it("deals a list of whole tests into samples small enough to be kept whole", async () => {
  const tests = await read([{ task_id: "T/0", tests: ["a", "b", "c"] }], 2);
  expect(tests.map(({ code, sample, order }) => [code, sample, order])).toEqual([
    ["a", 0, 0],
    ["b", 0, 1],
    ["c", 1, 0],
  ]);
});

it("names file and line of a wrong row, and refuses a file without tests", async () => {
  const where = join(folder, "t.jsonl:1");
  await expect(read([{ task_id: "T/0", tests: [1] }])).rejects.toMatchObject({
    code: "SAMPLE_FORMAT",
    where,
  });
  await expect(read([{ task_id: "T/9", tests: [] }])).rejects.toMatchObject({ code: "UNKNOWN_TASK", where });
  await expect(read([null])).rejects.toMatchObject({ code: "SAMPLE_FORMAT", where });
  await expect(read([{ task_id: "T/0", samples: [""] }])).rejects.toMatchObject({ code: "TESTS_EMPTY" });
});
