// Isolated judging of recorded programs beside bare fork loops over the same programs, in one run.
import { openLanguage } from "../dist/languages/open/open.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { alone, served } from "./bare.mjs";
import { median, recorded, table } from "./common.mjs";

const PER_PROBLEM = 20;
const ROUNDS = 3;
const PARTS = 8;
const CORES = 2;
const LIMIT = 3;
/**
 * What others judge of the same 3 280 programs in a second, over what the bare loop does of those that end, both with two
 * processes on one quiet machine: human-eval 6d43fb9 did 71/s, evalplus 26d6d00 (--base-only) 123/s, and the loop 1 500/s.
 */
const OTHERS = { "human-eval": 71 / 1500, evalplus: 123 / 1500 };

/**
 * 3 280 programs of CodeGen-16B: the first 20 for each problem of HumanEval. There are two floors, neither isolated: the
 * least that a loop over forks can do, and the least that one can do which is given its jobs, limits them and tells how
 * each ended.
 */
export default async function judge() {
  const full = await recorded(PER_PROBLEM);
  const python = (await (await openLanguage("python")).toolchain()).command;
  const floor = await alone(python, full, CORES);
  const ends = full.filter((_, index) => floor.verdicts[index] !== "timeout");
  const runs = {
    full: await isolated(full, false),
    fullRecalled: await isolated(full, true),
    fullSecond: await isolated(full, true, 1),
    fullShort: await isolated(full, true, 0.3),
  };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await inTurns(python, ends));
  const of = (name) => median(rounds.map((round) => round[name]));
  const ratio = (name, floor) => median(rounds.map((round) => round[floor] / round[name]));
  const row = (name, count, seconds, ...shares) => [
    name,
    `${(count / seconds).toFixed(0)}/s`,
    `${seconds.toFixed(2)} s`,
    ...[0, 1].map((index) => shares[index]?.toFixed(2) ?? ""),
  ];
  const ending = (what, name) =>
    row(`those that end: ${what}`, ends.length, of(name), ratio(name, "served"), ratio(name, "alone"));
  const unending = full.length - ends.length;
  console.log(
    `${full.length} programs, ${unending} of which never end; isolation ${runs.full.isolation}, ${CORES} workers\n`,
  );
  table([
    ["", "rate", "time", "of the server", "of the loop"],
    ending("bare fork loop, all jobs in memory, exit codes", "alone"),
    ending("bare fork server, jobs and verdicts by pipes, limits", "served"),
    ending("isolated, judged outside", "ours"),
    ending("the same, equal checks run once", "recalled"),
    row(`all, ${LIMIT} s limit: bare fork loop`, full.length, floor.seconds),
    ...[
      [`all, ${LIMIT} s limit: isolated, judged outside`, runs.full],
      ["the same, equal checks run once", runs.fullRecalled],
      ["the same with a limit of 1 s", runs.fullSecond],
      ["the same with a limit of 0.3 s", runs.fullShort],
    ].map(([name, { seconds }]) => row(name, full.length, seconds, undefined, floor.seconds / seconds)),
  ]);
  const bareRate = ends.length / of("alone");
  const times = ({ seconds }) =>
    Object.entries(OTHERS)
      .map(([name, share]) => `${(full.length / seconds / (share * bareRate)).toFixed(1)} x ${name}`)
      .join(", ");
  console.log(`
all, ${LIMIT} s limit, equal checks run once: ${times(runs.fullRecalled)}; with a limit of 1 s: ${times(runs.fullSecond)}; of 0.3 s: ${times(runs.fullShort)}
(who waits until ${unending} programs have used up ${LIMIT} s of ${CORES} cores does at most ${Math.floor((full.length * CORES) / (unending * LIMIT))}/s; most of their loops are proved endless)`);
  for (const [name, { verdicts }] of Object.entries(runs)) {
    const differ = full.filter((_, i) => (floor.verdicts[i] === "pass") !== (verdicts[i] === "pass")).length;
    console.log(`verdicts that differ from the bare loop's (${name}): ${differ} of ${full.length}`);
  }
}

/** Seconds that each takes for all jobs. They take turns at a part each, for a machine is not equally fast for a minute. */
async function inTurns(python, jobs) {
  const ours = await judging(false);
  const recalled = await judging(true);
  const ways = {
    alone: (part) => alone(python, part, CORES),
    served: (part) => served(python, part, CORES),
    ours: ours.judge,
    recalled: recalled.judge,
  };
  const sums = Object.fromEntries(Object.keys(ways).map((name) => [name, 0]));
  const size = Math.ceil(jobs.length / PARTS);
  for (let first = 0; first < jobs.length; first += size)
    for (const [name, judge] of Object.entries(ways))
      sums[name] += (await judge(jobs.slice(first, first + size))).seconds;
  await ours.sandbox.close();
  await recalled.sandbox.close();
  return sums;
}

async function isolated(jobs, recall, cpuSeconds = LIMIT) {
  const { sandbox, judge } = await judging(recall, cpuSeconds);
  const judged = await judge(jobs);
  await sandbox.close();
  return { ...judged, isolation: sandbox.isolation };
}

/** A sandbox of its own, which is warm but has judged none of the programs. */
async function judging(recall, cpuSeconds = LIMIT) {
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
  const judge = async (jobs) => {
    const started = performance.now();
    const verdicts = await Promise.all(jobs.map(check));
    return { seconds: (performance.now() - started) / 1000, verdicts };
  };
  return { sandbox, judge };
}
