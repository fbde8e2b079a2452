import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBenchmark } from "../../../src/benchmarks/open/open.ts";
import { assay } from "./fake-screen.ts";

let folder: string;
let before: string;
beforeEach(() => {
  before = process.cwd();
  folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function task(name: string, files: Record<string, string>) {
  mkdirSync(join("tasks", name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join("tasks", name, file), text);
}

const TESTS = "from math import pi\nassert abs(area(1) - pi) < 1e-9\nassert [\n  area(0),\n] == [0]\n";
const PROMPT = "Write `area(r)`, the area of a circle, for example about 3.14 for 1.\n";

test("a folder becomes a benchmark with a name, which opens and is checked again", async () => {
  task("circle", {
    "prompt.md": PROMPT,
    "tests.py": TESTS,
    "reference.py": "from math import pi\ndef area(r):\n    return pi * r * r\n",
  });
  task("sum", {
    "prompt.md": "Write `sum(a, b)` in JavaScript, for example 3 for 1 and 2.",
    "tests.js": "assert.strictEqual(sum(1, 2), 3);\nassert.strictEqual(sum(0, 0), 0);\n",
    "reference.js": "const sum = (a, b) => a + b;\n",
  });
  const added = await assay("bench", "add", "mine", "tasks");
  expect(added.code).toBe(0);
  expect(added.out).toContain("mine  2 problems, no faults");
  const { problems } = await openBenchmark("mine");
  expect(
    problems.map(({ task: { id, language }, suite }) => [id, language, suite.tests.length, suite.prelude]),
  ).toEqual([
    ["circle", "python", 2, "from math import pi"],
    ["sum", "javascript", 2, undefined],
  ]);
  expect((await assay("bench", "check", "mine")).code).toBe(0);
  const again = await assay("bench", "add", "mine", "tasks");
  expect([again.code, again.notes]).toEqual([2, expect.stringContaining("[BENCHMARK_EXISTS]")]);
});

test("a benchmark with a fault is not added, unless it must be", async () => {
  task("circle", { "prompt.md": PROMPT, "tests.py": TESTS, "reference.py": "def area(r):\n    return r\n" });
  const refused = await assay("bench", "add", "mine", "tasks", "--json");
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({
    path: null,
    findings: [{ kind: "wrong-reference", level: "fault" }],
  });
  await expect(openBenchmark("mine")).rejects.toMatchObject({ code: "UNKNOWN_NAME" });
  expect((await assay("bench", "add", "mine", "tasks", "--force")).code).toBe(0);
  expect(
    readFileSync(join(".assay", "benchmarks", "mine.jsonl"), "utf8")
      .trim()
      .split("\n"),
  ).toHaveLength(1);
});

test.each<[string, Record<string, string>, string[], string]>([
  ["no tests", { "prompt.md": PROMPT }, ["add", "mine", "tasks"], "BENCHMARK_FORMAT"],
  ["no prompt", { "tests.py": TESTS }, ["add", "mine", "tasks"], "BENCHMARK_FORMAT"],
  [
    "an unknown language",
    { "prompt.md": PROMPT, "tests.zzz": TESTS },
    ["add", "mine", "tasks"],
    "BENCHMARK_FORMAT",
  ],
  ["the name of a built-in one", {}, ["add", "humaneval", "tasks"], "BAD_VALUE"],
  ["nothing to add", {}, ["add", "mine"], "MISSING_ARGUMENT"],
  ["another action", {}, ["ad", "mine", "tasks"], "BAD_VALUE"],
])("%s is told in one line", async (_, files, args, code) => {
  task("circle", files);
  const { code: exit, notes } = await assay("bench", ...args);
  expect(exit).toBe(2);
  expect(notes.trim().split("\n")).toHaveLength(1);
  expect(notes).toContain(`[${code}]`);
});
