// Pairs of recorded programs and generated tests, isolated, beside the same pairs in one process without isolation.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLanguage } from "../dist/languages/open/open.js";
import { readPools } from "../dist/run/select/pools.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { dataFile, table } from "./common.mjs";

const FILES = "codet-codegen16b/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300";
const TASKS = 12;
const SECONDS = 0.1;
const CORES = 2;

/** The first tasks of CodeT's released programs and tests. Rows in which a pair ran out of time are left out of both. */
export default async function grid() {
  const pools = await readPools({
    samples: dataFile(`${FILES}_code_solution.jsonl.gz`),
    tests: dataFile(`${FILES}_test_case.jsonl.gz`),
    benchmark: "humaneval",
    data: [dataFile("")],
    limit: TASKS,
    onNotice: () => {},
  });
  const sandbox = await openSandbox({ workers: CORES });
  const requests = pools.map(({ problem, programs, testCodes }) => ({
    language: "python",
    programs: programs.map(({ text }) => text),
    tests: testCodes,
    prelude: problem.suite.prelude,
    entry: problem.suite.entry,
    cpuSeconds: SECONDS,
  }));
  const whole = await timed(sandbox, requests);
  const ending = requests.map((request, index) => ({
    ...request,
    programs: request.programs.filter((_, row) => whole.grids[index].rows[row].timeouts === 0),
    tests: request.tests.filter((_, column) => whole.grids[index].tests[column].compiles),
  }));
  const bare = await floor(ending);
  const ours = await timed(sandbox, ending);
  await sandbox.close();
  const pairs = ending.reduce((sum, { programs, tests }) => sum + programs.length * tests.length, 0);
  const all = requests.reduce((sum, { programs, tests }) => sum + programs.length * tests.length, 0);
  const waited = whole.grids.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.timeoutSeconds, 0);
  console.log(`${TASKS} tasks, isolation ${sandbox.isolation}, ${CORES} workers\n`);
  table([
    ["", "pairs", "rate", "time"],
    [
      "pairs that end: one process, no isolation (floor)",
      `${pairs}`,
      `${Math.round(pairs / bare)}/s`,
      `${bare.toFixed(2)} s`,
    ],
    [
      "pairs that end: isolated",
      `${pairs}`,
      `${Math.round(pairs / ours.seconds)}/s`,
      `${ours.seconds.toFixed(2)} s`,
    ],
    [
      "all pairs: isolated",
      `${all}`,
      `${Math.round(all / whole.seconds)}/s`,
      `${whole.seconds.toFixed(2)} s`,
    ],
  ]);
  console.log(
    `\nisolated at ${(bare / ours.seconds).toFixed(2)} of the floor; ${waited.toFixed(1)} s of processor time went to pairs out of time`,
  );
}

async function timed(sandbox, requests) {
  const started = performance.now();
  const grids = await Promise.all(requests.map((request) => sandbox.grid(request)));
  return { grids, seconds: (performance.now() - started) / 1000 };
}

async function floor(requests) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const file = join(folder, "tasks.json");
    writeFileSync(file, JSON.stringify(requests.map(({ programs, tests }) => ({ programs, tests }))));
    const python = (await (await openLanguage("python")).toolchain()).command;
    const script = fileURLToPath(new URL("bare-grid.py", import.meta.url));
    return JSON.parse(
      execFileSync(python, ["-s", "-S", script, file, String(CORES), String(SECONDS)], {
        cwd: folder,
      }).toString(),
    ).seconds;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
