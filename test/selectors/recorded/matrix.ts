import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Grid } from "../../../src/core/grid.ts";
import { data, missing as missingData } from "../../data.ts";

/** One HumanEval problem of the recorded matrix: its grid, and which candidates pass the hidden tests. */
export interface Recorded {
  task: string;
  grid: Grid;
  right: boolean[];
  counts: number[];
}

interface Row {
  task_id: string;
  tests: string[];
  test_freq: number[];
  solutions: string[];
  solution_freq: number[];
  ground_truth: number[];
  matrix: (string | null)[];
}

const FILE = "codet-codegen16b-matrix/matrix.jsonl.gz";

/** Why the matrix cannot be read here, if it cannot. */
export const missing: string | undefined = missingData(FILE);

/** The 164 problems: CodeT's published CodeGen-16B samples and tests, executed once. No code is run here. */
export function readRecorded(): Recorded[] {
  const lines = gunzipSync(readFileSync(data(FILE)))
    .toString()
    .trim()
    .split("\n");
  return lines.map((line) => {
    const row: Row = JSON.parse(line);
    const passesOf = (cells: string | null) => row.tests.map((_, test) => cells?.[test] === "1");
    return {
      task: row.task_id,
      grid: {
        candidates: row.solutions.map((text, index) => ({
          id: String(index),
          text,
          count: row.solution_freq[index] ?? 0,
          ran: row.matrix[index] !== null,
          passes: passesOf(row.matrix[index] ?? null),
        })),
        tests: row.tests.map((code, index) => ({
          code,
          count: row.test_freq[index] ?? 0,
          packable: !/\bimport\s*\*/.test(code),
        })),
      },
      right: row.ground_truth.map((truth) => truth === 1),
      counts: row.solution_freq,
    };
  });
}
