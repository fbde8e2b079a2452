// Isolated judging of recorded programs beside a bare fork loop over the same programs, in one run.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { readSamples } from "../dist/benchmarks/open/samples.js";
import { openLanguage } from "../dist/languages/open/open.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { dataFile, median, table } from "./common.mjs";

const SAMPLES = "codet-codegen16b/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_code_solution.jsonl.gz";
const PER_PROBLEM = 20;
const ROUNDS = 3;
const CORES = 2;

/** 3 280 programs of CodeGen-16B: the first 20 for each problem of HumanEval. */
export default async function judge() {
  const { benchmark, problems } = await openBenchmark("humaneval", { data: [dataFile("")] });
  const samples = await readSamples(dataFile(SAMPLES), { benchmark, problems, extract: "auto" });
  const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
  const full = samples
    .filter((sample) => sample.attempt < PER_PROBLEM)
    .map(({ task, program }) => ({
      program,
      suite: byId.get(task).suite,
      test: byId.get(task).suite.tests[0].code,
    }));
  const sandbox = await openSandbox({ workers: Number(process.env.ASSAY_WORKERS ?? CORES) });
  const python = (await (await openLanguage("python")).toolchain()).command;
  const first = { bare: bare(python, full), ours: await isolated(sandbox, full) };
  const ends = full.filter((_, index) => first.bare.verdicts[index] !== "timeout");
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ bare: bare(python, ends), ours: await isolated(sandbox, ends) });
  await sandbox.close();

  const best = {
    bare: median(rounds.map((round) => round.bare.seconds)),
    ours: median(rounds.map((round) => round.ours.seconds)),
    ratio: median(rounds.map((round) => round.bare.seconds / round.ours.seconds)),
  };
  const differ = full.filter(
    (_, i) => (first.bare.verdicts[i] === "pass") !== (first.ours.verdicts[i] === "pass"),
  ).length;
  const row = (name, count, seconds, ratio) => [
    name,
    `${(count / seconds).toFixed(0)}/s`,
    `${seconds.toFixed(2)} s`,
    ratio,
  ];
  console.log(
    `${full.length} programs, ${full.length - ends.length} of which never end; isolation ${sandbox.isolation}, ${sandbox.workers} workers\n`,
  );
  table([
    ["", "rate", "time", "of the bare loop"],
    row("all, 3 s limit: bare fork loop (floor)", full.length, first.bare.seconds, ""),
    row(
      "all, 3 s limit: isolated, judged outside",
      full.length,
      first.ours.seconds,
      (first.bare.seconds / first.ours.seconds).toFixed(2),
    ),
    row("those that end: bare fork loop (floor)", ends.length, best.bare, ""),
    row("those that end: isolated, judged outside", ends.length, best.ours, best.ratio.toFixed(2)),
  ]);
  console.log(`\nverdicts that differ from the bare loop's: ${differ} of ${full.length}`);
}

function bare(python, jobs) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const file = join(folder, "jobs.json");
    writeFileSync(file, JSON.stringify(jobs.map(({ program, test }) => ({ program, test }))));
    const script = fileURLToPath(new URL("bare-fork-loop.py", import.meta.url));
    const output = execFileSync(python, ["-s", "-S", script, file, String(CORES), "3"], {
      cwd: folder,
      maxBuffer: 1 << 28,
    });
    return JSON.parse(output.toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function isolated(sandbox, jobs) {
  const started = performance.now();
  const verdicts = await Promise.all(
    jobs.map(async ({ program, suite }) => {
      const verdict = await sandbox.check({ language: "python", program, suite, trusted: true });
      return verdict.pass ? "pass" : verdict.checks.at(-1).outcome;
    }),
  );
  return { seconds: (performance.now() - started) / 1000, verdicts };
}
