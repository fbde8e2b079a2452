import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { readSamples } from "../dist/benchmarks/open/samples.js";

const SAMPLES = "codet-codegen16b/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_code_solution.jsonl.gz";

/** A recorded file: in ASSAY_DATA, or in `shared/data` beside the checkout. */
export function dataFile(name) {
  const folders = [process.env.ASSAY_DATA, fileURLToPath(new URL("../../shared/data", import.meta.url))];
  const found = folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(existsSync);
  if (found) return found;
  console.error(`no ${name}: set ASSAY_DATA to the folder that holds it`);
  process.exit(2);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join("  "),
    );
}

/** The first programs that CodeGen-16B wrote for each problem of HumanEval, with the problem's tests. */
export async function recorded(perProblem) {
  const { benchmark, problems } = await openBenchmark("humaneval", { data: [dataFile("")] });
  const samples = await readSamples(dataFile(SAMPLES), { benchmark, problems, extract: "auto" });
  const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
  return samples
    .filter((sample) => sample.attempt < perProblem)
    .map(({ task, program }) => {
      const { suite } = byId.get(task);
      return { task, program, suite, test: suite.tests[0].code };
    });
}
