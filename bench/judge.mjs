// Isolated judging of recorded programs beside a bare fork loop over the same programs, in one run.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLanguage } from "../dist/languages/open/open.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { median, recorded, table } from "./common.mjs";

const PER_PROBLEM = 20;
const ROUNDS = 3;
const CORES = 2;
const LIMIT = 3;
/**
 * What others judge of the same 3 280 programs in a second, over what the bare loop does of those that end, both with two
 * processes on one quiet machine: human-eval 6d43fb9 did 71/s, evalplus 26d6d00 (--base-only) 123/s, and the loop 1 500/s.
 */
const OTHERS = { "human-eval": 71 / 1500, evalplus: 123 / 1500 };

/** 3 280 programs of CodeGen-16B: the first 20 for each problem of HumanEval. */
export default async function judge() {
  const full = await recorded(PER_PROBLEM);
  const python = (await (await openLanguage("python")).toolchain()).command;
  const floor = bare(python, full);
  const ends = full.filter((_, index) => floor.verdicts[index] !== "timeout");
  const runs = {
    full: await isolated(full, false),
    fullRecalled: await isolated(full, true),
    fullSecond: await isolated(full, true, 1),
    fullShort: await isolated(full, true, 0.3),
  };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      bare: bare(python, ends),
      ours: await isolated(ends, false),
      recalled: await isolated(ends, true),
    });

  const of = (name) => median(rounds.map((round) => round[name].seconds));
  const ratio = (name) => median(rounds.map((round) => round.bare.seconds / round[name].seconds));
  const row = (name, count, seconds, share) => [
    name,
    `${(count / seconds).toFixed(0)}/s`,
    `${seconds.toFixed(2)} s`,
    share?.toFixed(2) ?? "",
  ];
  const unending = full.length - ends.length;
  console.log(
    `${full.length} programs, ${unending} of which never end; isolation ${runs.full.isolation}, ${CORES} workers\n`,
  );
  table([
    ["", "rate", "time", "of the bare loop"],
    row("those that end: bare fork loop (floor)", ends.length, of("bare")),
    row("those that end: isolated, judged outside", ends.length, of("ours"), ratio("ours")),
    row("the same, equal checks run once", ends.length, of("recalled"), ratio("recalled")),
    row(`all, ${LIMIT} s limit: bare fork loop`, full.length, floor.seconds),
    ...[
      [`all, ${LIMIT} s limit: isolated, judged outside`, runs.full],
      ["the same, equal checks run once", runs.fullRecalled],
      ["the same with a limit of 1 s", runs.fullSecond],
      ["the same with a limit of 0.3 s", runs.fullShort],
    ].map(([name, { seconds }]) => row(name, full.length, seconds, floor.seconds / seconds)),
  ]);
  const bareRate = ends.length / of("bare");
  const times = ({ seconds }) =>
    Object.entries(OTHERS)
      .map(([name, share]) => `${(full.length / seconds / (share * bareRate)).toFixed(1)} x ${name}`)
      .join(", ");
  console.log(`
all, ${LIMIT} s limit, equal checks run once: ${times(runs.fullRecalled)}; with a limit of 1 s: ${times(runs.fullSecond)}; of 0.3 s: ${times(runs.fullShort)}
(${unending} programs that use up ${LIMIT} s of a core each hold ${CORES} cores for ${(unending * LIMIT) / CORES} s: nobody can do more than ${Math.floor((full.length * CORES) / (unending * LIMIT))}/s)`);
  for (const [name, { verdicts }] of Object.entries(runs)) {
    const differ = full.filter((_, i) => (floor.verdicts[i] === "pass") !== (verdicts[i] === "pass")).length;
    console.log(`verdicts that differ from the bare loop's (${name}): ${differ} of ${full.length}`);
  }
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

/** Judges all in a sandbox of its own, which is warm but has judged none of them. */
async function isolated(jobs, recall, cpuSeconds = LIMIT) {
  const sandbox = await openSandbox({ workers: CORES, recall });
  const warm = Array.from({ length: 40 }, (_, index) => ({
    program: `def f(x):\n    return x + ${index}\n`,
    suite: { tests: [{ kind: "code", code: `assert f(0) == ${index}` }] },
  }));
  const check = async ({ program, suite }) => {
    const limits = { ...suite.limits, cpuSeconds };
    const verdict = await sandbox.check({
      language: "python",
      program,
      suite: { ...suite, limits },
      trusted: true,
    });
    return verdict.pass ? "pass" : verdict.checks.at(-1).outcome;
  };
  await Promise.all(warm.map(check));
  const started = performance.now();
  const verdicts = await Promise.all(jobs.map(check));
  const seconds = (performance.now() - started) / 1000;
  await sandbox.close();
  return { seconds, verdicts, isolation: sandbox.isolation };
}
