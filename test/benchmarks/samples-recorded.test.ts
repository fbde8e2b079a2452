import { expect, it } from "vitest";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import { readSamples } from "../../src/benchmarks/open/samples.ts";
import { readGeneratedTests } from "../../src/benchmarks/open/tests.ts";
import { readJsonLines } from "../../src/files/jsonl.ts";
import { DATA, data, missing } from "../data.ts";

// CodeT's released CodeGen-16B samples and tests against the matrix that was once computed from them. Neither file
// names its tasks, and the prompts lack the examples that HumanEval's have.
const CODET = "codet-codegen16b/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_";
const SOLUTIONS = `${CODET}code_solution.jsonl.gz`;
const TESTS = `${CODET}test_case.jsonl.gz`;
const MATRIX = "codet-codegen16b-matrix/matrix.jsonl.gz";
const reason = missing("humaneval/HumanEval.jsonl.gz", SOLUTIONS, TESTS, MATRIX);

interface MatrixRow {
  task_id: string;
  tests: string[];
  test_freq: number[];
  solutions: string[];
  solution_freq: number[];
}

async function matrix(): Promise<MatrixRow[]> {
  const rows: MatrixRow[] = [];
  for await (const { value } of readJsonLines(data(MATRIX))) rows.push(value as MatrixRow);
  return rows;
}

function count(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

it("joins CodeT's 16,400 solutions to their tasks and cuts them to the 12,408 recorded programs", async (ctx) => {
  if (reason) return ctx.skip(reason);
  const opened = await openBenchmark("humaneval", { data: [DATA] });
  const samples = await readSamples(data(SOLUTIONS), { ...opened, extract: "auto" });
  const starters = new Map(opened.problems.map(({ task }) => [task.id, task.starter]));
  const read = new Map<string, number>();
  for (const { task, program } of samples) count(read, `${task}\n${program}`);
  const recorded = new Map<string, number>();
  for (const row of await matrix()) {
    row.solutions.forEach((text, i) => {
      count(recorded, `${row.task_id}\n${starters.get(row.task_id)}${text}`, row.solution_freq[i]!);
    });
  }
  expect(samples).toHaveLength(16_400);
  expect(recorded.size).toBe(12_408);
  expect(read).toEqual(recorded);
});

it("splits CodeT's test completions into the 9,124 recorded tests, 8,331 of them distinct", async (ctx) => {
  if (reason) return ctx.skip(reason);
  const opened = await openBenchmark("humaneval", { data: [DATA] });
  const tests = await readGeneratedTests(data(TESTS), opened);
  const recorded = new Map<string, number>();
  for (const row of await matrix()) {
    row.tests.forEach((text, i) => void count(recorded, `${row.task_id}\n${text}`, row.test_freq[i]!));
  }
  // The recorded texts are those that compile and are ever among the first five of a sample: to take the first five
  // recorded ones of each sample is to take the first five that compile.
  const kept = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const { task, code, sample } of tests) {
    const key = `${task}\n${code}`;
    const place = `${task} ${sample}`;
    if (!recorded.has(key) || (taken.get(place) ?? 0) === 5) continue;
    count(taken, place);
    count(kept, key);
  }
  expect(kept).toEqual(recorded);
  expect(kept.size).toBe(8_331);
  expect([...kept.values()].reduce((sum, each) => sum + each, 0)).toBe(9_124);
});
