// HumanEval+ on 10 recorded programs a problem: judged in isolation beside a bare fork loop with the same differential test.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { judgeAnswer } from "../dist/core/problem.js";
import { openLanguage } from "../dist/languages/open/open.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { dataFile, table } from "./common.mjs";

const RECORDED = "humaneval-results-gpt35-codellama34b/gpt-3.5-turbo.jsonl.gz";
const CORES = 2;
const LIMIT = 60;

/** npm run bench -- evalplus [PROBLEMS]: 164 unless given. */
export default async function evalplus([count = "164"]) {
  const { problems } = await openBenchmark("humaneval-plus", { data: [dataFile("")] });
  const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
  const rows = gunzipSync(readFileSync(dataFile(RECORDED)))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const jobs = rows.slice(0, Number(count)).flatMap(({ task_id: id, runs }) => {
    const problem = byId.get(id);
    // Some of the programs leave out what the prompt imports.
    return runs.map(({ code }) => ({ problem, program: `${problem.task.starter}    pass\n\n${code}` }));
  });
  const python = (await (await openLanguage("python")).toolchain()).command;
  const bare = bareLoop(python, jobs);
  const sandbox = await openSandbox({ workers: CORES, recall: false });
  await sandbox.run({ language: "python", program: "" });
  const started = performance.now();
  const verdicts = await Promise.all(
    jobs.map(
      async ({ problem, program }) => (await judgeAnswer(problem, program, sandbox, { all: false })).pass,
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  await sandbox.close();
  const row = (name, took) => [
    name,
    `${(jobs.length / took).toFixed(1)}/s`,
    `${took.toFixed(1)} s`,
    (bare.seconds / took).toFixed(2),
  ];
  table([
    ["", "rate", "time", "of the bare loop"],
    row("bare fork loop (floor)", bare.seconds),
    row("isolated, judged outside", seconds),
  ]);
  const differ = verdicts.filter((pass, index) => pass !== (bare.verdicts[index] === "pass")).length;
  const passing = verdicts.filter(Boolean).length;
  console.log(
    `\n${passing} of ${jobs.length} pass on base and plus; ${differ} verdicts differ from the bare loop's`,
  );
}

function bareLoop(python, jobs) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const tests = new Map();
    const fileOf = ({ task, suite }) => {
      if (!tests.has(task.id)) {
        const file = join(folder, `${tests.size}.py`);
        writeFileSync(file, [suite.prelude, ...suite.tests.map(({ code }) => code)].join("\n"));
        tests.set(task.id, file);
      }
      return tests.get(task.id);
    };
    const written = jobs.map(({ problem, program }) => ({
      program,
      test: fileOf(problem),
      file: true,
      reference: problem.reference,
    }));
    writeFileSync(join(folder, "jobs.json"), JSON.stringify(written));
    const script = fileURLToPath(new URL("bare-fork-loop.py", import.meta.url));
    const words = ["-s", "-S", script, join(folder, "jobs.json"), String(CORES), String(LIMIT)];
    return JSON.parse(execFileSync(python, words, { cwd: folder, maxBuffer: 1 << 28 }).toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
