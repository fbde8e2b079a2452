import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import mbpp from "../../src/benchmarks/mbpp.ts";
import { findSource } from "../../src/benchmarks/open/find-source.ts";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-open-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => void vi.stubEnv("ASSAY_DATA", ""));
afterEach(() => void vi.unstubAllEnvs());

const row = {
  task_id: "test/0",
  prompt: "def return1():\n",
  canonical_solution: "    return 1",
  test: "def check(candidate):\n    assert candidate() == 1",
  entry_point: "return1",
};
const mbppRow = { task_id: 1, text: "One.", code: "def one(): return 1", test_list: ["assert one() == 1"] };

function file(name: string, ...rows: unknown[]): string {
  const path = join(folder, name);
  const text = rows.map((each) => `${JSON.stringify(each)}\n`).join("");
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
}

it("opens a file in HumanEval's or MBPP's shape, whatever its name", async () => {
  const { benchmark, problems } = await openBenchmark(file("example_problem.jsonl", row));
  expect(benchmark).toMatchObject({ id: "example_problem", stop: expect.arrayContaining(["\ndef"]) });
  expect(benchmark.source).toBeUndefined();
  expect(problems.map(({ task }) => task.id)).toEqual(["test/0"]);
  const other = await openBenchmark(file("mine.jsonl.gz", mbppRow));
  expect(other.problems[0]!.task.id).toBe("Mbpp/1");
});

it("opens a file as its authors publish it, with what lies beside it", async () => {
  const mine = join(folder, "defog-sql-mine");
  mkdirSync(mine);
  const question = { db_name: "d", query_category: "c", query: "SELECT 1;", question: "One?" };
  const database = { db: "d", statements: ["CREATE TABLE t (n int)"] };
  file("defog-sql-mine/databases_sql.jsonl", database);
  file("defog-sql-mine/databases_sql.jsonl.gz", database);
  for (const name of ["questions_gen_sqlite.jsonl.gz", "instruct_basic_sqlite.jsonl.gz"]) {
    const { problems } = await openBenchmark(file(`defog-sql-mine/${name}`, question));
    expect(problems.map(({ task }) => task.id)).toEqual(["defog-sql/0"]);
    expect(problems[0]!.task.prompt).toContain("CREATE TABLE t");
  }
});

it("leaves out of an id what is opened only by its part", async () => {
  const pair = { task_id: "t/1", instruction: "i", choices: ["a", "b"], gt_choice: 1 };
  const data = join(folder, "pairs");
  mkdirSync(data);
  for (const part of ["correctness", "efficiency", "security"])
    file(`pairs/${part}-alignment.jsonl.gz`, pair);
  const ids = async (id: string) =>
    (await openBenchmark(id, { data: [data] })).problems.map(({ task }) => task.id);
  expect(await ids("codeprefbench")).toEqual([
    "codeprefbench/correctness/0/t/1",
    "codeprefbench/efficiency/0/t/1",
    "codeprefbench/correctness-swapped/0/t/1",
    "codeprefbench/efficiency-swapped/0/t/1",
  ]);
  expect(await ids("codeprefbench:security")).toEqual(["codeprefbench/security/0/t/1"]);
});

it("suggests a name for one it does not know", async () => {
  await expect(openBenchmark("humanevl")).rejects.toMatchObject({
    code: "UNKNOWN_NAME",
    fix: 'did you mean "humaneval"?',
  });
});

it("finds data by any of its names, in a folder or one level below, in the order of the folders", async () => {
  const [a, b] = [join(folder, "a"), join(folder, "b")];
  mkdirSync(join(a, "sub"), { recursive: true });
  mkdirSync(b);
  writeFileSync(join(a, "sub", "MBPP_974.jsonl.gz"), gzipSync(`${JSON.stringify(mbppRow)}\n`));
  writeFileSync(join(b, "mbpp.jsonl"), JSON.stringify(mbppRow));
  const source = mbpp.source!;
  expect(await findSource(source, [a, b])).toBe(join(a, "sub", "MBPP_974.jsonl.gz"));
  expect(await findSource(source, [b, a])).toBe(join(b, "mbpp.jsonl"));
  expect(await findSource(source, [])).toBeUndefined();
  vi.stubEnv("ASSAY_DATA", b);
  expect(await findSource(source, [])).toBe(join(b, "mbpp.jsonl"));
  await expect(findSource(source, [join(folder, "gone")])).rejects.toMatchObject({
    code: "DATA_FOLDER_MISSING",
    where: join(folder, "gone"),
  });
});

it("notices, but accepts, a local copy whose content differs", async () => {
  const notices: string[] = [];
  const { problems } = await openBenchmark("mbpp", {
    data: [join(folder, "b")],
    onNotice: (text) => notices.push(text),
  });
  expect(problems).toHaveLength(1);
  expect(notices).toEqual([expect.stringContaining("is not the published MBPP")]);
});

it("names both lines of a task that appears twice", async () => {
  const path = file("twice.jsonl", row, { ...row, task_id: "test/1" }, row);
  await expect(openBenchmark(path)).rejects.toMatchObject({
    code: "DUPLICATE_TASK",
    line: expect.stringMatching(/twice\.jsonl:3: task test\/0 is on line 1 already/),
  });
});

it("names file, line and field of a wrong row, and refuses an empty file", async () => {
  const { test: _, ...half } = row;
  await expect(openBenchmark(file("half.jsonl", row, half))).rejects.toMatchObject({
    code: "BENCHMARK_FORMAT",
    line: expect.stringMatching(/half\.jsonl:2: not a row of half\.jsonl: field "test"/),
  });
  await expect(openBenchmark(file("alien.jsonl", { a: 1 }))).rejects.toMatchObject({
    code: "BENCHMARK_FORMAT",
    line: expect.stringMatching(/alien\.jsonl:1: .*as a private benchmark: field "id"/),
  });
  await expect(openBenchmark(file("empty.jsonl"))).rejects.toMatchObject({ code: "BENCHMARK_EMPTY" });
  await expect(openBenchmark(join(folder, "gone.jsonl"))).rejects.toMatchObject({ code: "FILE_MISSING" });
});
