// Programming by examples alone, in rounds (the setting of "The First Prompt Counts the Most! An Evaluation of Large
// Language Models on Iterative Example-based Code Generation"): a function is known by input/output pairs only, its name and
// description are hidden; a program that fits them but is not the function gets a counterexample, and a new round begins.
// Targets are our own: 168 references of MBPP.
//   npm run bench -- examples [--targets 168] [--rounds 5] [--shown 3] [--effort brief|quick|solver] [--workers 2] [--verbose]
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { solve } from "../dist/solver/solve.js";
import { dataFile, table } from "./common.mjs";

const PAIRS = readFileSync(new URL("examples/pairs.py", import.meta.url), "utf8");
/** Half of the pairs may be shown; the others decide whether a program is the function, and are never shown. */
const MOST = 40;
const EFFORTS = {
  brief: { evaluations: 60_000, seconds: 1 },
  quick: { evaluations: 300_000, seconds: 3 },
  solver: { evaluations: 3_000_000, seconds: 9 },
};

export default async function examples() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      targets: { type: "string", default: "168" },
      rounds: { type: "string", default: "5" },
      shown: { type: "string", default: "3" },
      effort: { type: "string", default: "quick" },
      workers: { type: "string", default: "2" },
      verbose: { type: "boolean", default: false },
    },
  });
  const { problems } = await openBenchmark("mbpp", { data: [dataFile("mbpp-humaneval-et-apps")] });
  const sandbox = await openSandbox({ workers: Number(values.workers) });
  const queue = problems.toSorted((a, b) => (digest(a.task.id) < digest(b.task.id) ? -1 : 1));
  const rows = [];
  while (rows.length < Number(values.targets) && queue.length > 0) {
    const problem = queue.shift();
    const pairs = await pairsOf(problem, sandbox);
    if (pairs === null) continue;
    const row = await rounds(pairs, values, sandbox);
    rows.push(row);
    if (values.verbose) console.log(`${problem.task.id} ${problem.task.entry}: ${row.join(", ")}`);
  }
  await sandbox.close();
  report(rows, Number(values.rounds));
}

/** What each round came to: "equal", "fits" (the shown pairs, not the hidden ones) or "none" (the solver abstained). */
async function rounds({ open, hidden }, { rounds: most, shown, effort }, sandbox) {
  const given = open.slice(0, Number(shown));
  const rest = open.slice(given.length);
  const ends = [];
  while (ends.length < Number(most)) {
    const program = await answer(given, EFFORTS[effort]);
    const failed = program === null ? [] : await failing(program, [...given, ...rest, ...hidden], sandbox);
    const isEqual = program !== null && failed.length === 0;
    const fits = program !== null && !failed.some((index) => index < given.length);
    ends.push(isEqual ? "equal" : fits ? "fits" : "none");
    if (isEqual) break;
    const counter = failed.find((index) => index >= given.length && index < open.length);
    const next = counter === undefined ? 0 : counter - given.length;
    if (rest.length === 0) break;
    given.push(...rest.splice(next, 1));
  }
  return ends;
}

async function answer(given, effort) {
  const text = given.map(([args, output]) => `assert f(${args}) == ${output}`).join("\n");
  try {
    return (await solve(text, { ...effort, workers: 2 })).answers[0]?.program ?? null;
  } catch (error) {
    if (error.code?.startsWith("SOLVER_")) return null;
    throw error;
  }
}

/** Indices of the pairs on which a program differs. */
async function failing(program, pairs, sandbox) {
  const tests = pairs.map(([args, output]) => ({ kind: "code", code: `assert f(${args}) == ${output}` }));
  const { checks } = await sandbox.check({
    language: "python",
    program,
    suite: { entry: "f", tests, limits: { cpuSeconds: 5 } },
    all: true,
  });
  return tests.flatMap((_, index) => (checks[index]?.outcome === "pass" ? [] : [index]));
}

/** Pairs of a function, or null when it has too few, or gives the same for most inputs. */
async function pairsOf({ task, suite, reference }, sandbox) {
  const calls = suite.tests.flatMap(({ code }) =>
    code
      .split("\n")
      .flatMap((line) => new RegExp(`^assert ${task.entry}\\((.*)\\) ?==`).exec(line)?.[1] ?? []),
  );
  if (calls.length === 0) return null;
  const { stdout } = await sandbox.run({
    language: "python",
    program: `${reference}\n\n_target = ${task.entry}\n_seen = [${calls.map((args) => `(${args},)`).join(", ")}]\nMOST = ${MOST}\n${PAIRS}`,
    limits: { cpuSeconds: 5 },
  });
  let pairs;
  try {
    pairs = JSON.parse(stdout.trim().split("\n").at(-1));
  } catch {
    return null;
  }
  if (pairs.length < MOST / 2 || new Set(pairs.map(([, output]) => output)).size < 4) return null;
  const mixed = pairs.toSorted((a, b) => (digest(a[0]) < digest(b[0]) ? -1 : 1));
  return {
    open: mixed.filter((_, index) => index % 2 === 0),
    hidden: mixed.filter((_, index) => index % 2 === 1),
  };
}

const digest = (text) => createHash("sha256").update(text).digest("hex");

function report(rows, most) {
  const share = (count) => `${((100 * count) / rows.length).toFixed(1)} %`;
  const upTo = (round, ends) =>
    rows.filter((row) => row.slice(0, round).some((end) => ends.includes(end))).length;
  console.log(`${rows.length} functions of MBPP, known by pairs alone; up to each round\n`);
  table([
    ["round", "fits what was shown", "is the function"],
    ...Array.from({ length: most }, (_, index) => [
      `${index + 1}`,
      share(upTo(index + 1, ["fits", "equal"])),
      share(upTo(index + 1, ["equal"])),
    ]),
  ]);
}
