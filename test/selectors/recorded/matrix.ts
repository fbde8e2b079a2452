import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Grid } from "../../../src/core/grid.ts";

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

const FOLDER = process.env.ASSAY_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const FILE = join(FOLDER, "codet-codegen16b-matrix", "matrix.jsonl.gz");

/** Why the matrix cannot be read here, if it cannot. */
export const missing: string | undefined = existsSync(FILE)
  ? undefined
  : "codet-codegen16b-matrix is not in ASSAY_DATA or ../shared/data";

/** The 164 problems: CodeT's published CodeGen-16B samples and tests, executed once. No code is run here. */
export function readRecorded(): Recorded[] {
  const lines = gunzipSync(readFileSync(FILE)).toString().trim().split("\n");
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
