// Repair without a model: how many of QuixBugs' programs template-repair repairs, and how many patches only look right.
//   npm run bench -- repair [--only gcd,sieve] [--tries 3000] [--patches 5] [--workers 2] [--verbose]
import { parseArgs } from "node:util";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { memoryJournal } from "../dist/kit/journal.js";
import { JournalledKit } from "../dist/kit/kit.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import templateRepair from "../dist/strategies/template-repair.js";
import { dataFile, median, table } from "./common.mjs";
import { agreesFurther } from "./repair/further.mjs";

const silent = {
  id: "none",
  source: "symbolic",
  async reply() {
    throw new Error("a repair task needs no model");
  },
};

export default async function repair() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      only: { type: "string" },
      tries: { type: "string", default: `${templateRepair.options.tries}` },
      patches: { type: "string", default: `${templateRepair.options.patches}` },
      workers: { type: "string", default: "2" },
      verbose: { type: "boolean", default: false },
    },
  });
  const { problems } = await openBenchmark("quixbugs", { data: [dataFile("quixbugs")] });
  const only = values.only?.split(",").map((name) => `quixbugs/${name}`);
  const sandbox = await openSandbox({ workers: Number(values.workers) });
  const rows = [];
  for (const problem of problems.filter(({ task }) => !only || only.includes(task.id))) {
    const row = await attempt(problem, sandbox, {
      ...templateRepair.options,
      tries: Number(values.tries),
      patches: Number(values.patches),
    });
    rows.push(row);
    console.log(
      `${row.name}: ${row.end}, ${row.checks} checks, ${row.patches} patches, ${row.seconds.toFixed(1)} s`,
    );
    if (values.verbose) console.log(row.change);
  }
  await sandbox.close();
  const count = (...ends) => `${rows.filter(({ end }) => ends.includes(end)).length}`;
  table([
    ["programs", `${rows.length}`],
    ["pass all given tests", count("agrees", "differs", "reference", "no further inputs")],
    ["  the reference itself, or agree with it on further inputs", count("reference", "agrees")],
    ["  differ from it on further inputs", count("differs")],
    ["  not the reference's text, and no further inputs can be made", count("no further inputs")],
    ["not repaired", count("none")],
    ["median seconds", median(rows.map(({ seconds }) => seconds)).toFixed(1)],
    ["median checks", `${median(rows.map(({ checks }) => checks))}`],
  ]);
}

async function attempt(problem, sandbox, options) {
  const { task, suite, reference } = problem;
  const started = performance.now();
  const kit = new JournalledKit({
    task,
    attempt: 0,
    model: silent,
    sandbox,
    journal: memoryJournal(),
    budget: {},
    seed: 0,
  });
  const answers = await templateRepair.solve(task, kit, options);
  const seconds = (performance.now() - started) / 1000;
  const row = { name: task.entry, seconds, checks: kit.spend.checks, patches: answers.length - 1 };
  if (answers.length === 1) return { ...row, end: "none", change: "" };
  const [{ text: program }] = answers;
  const verdict = await sandbox.check({ language: "python", program, suite, trusted: true });
  if (!verdict.pass) return { ...row, end: "none", change: "" };
  return {
    ...row,
    end: await judged(problem, program, reference, sandbox),
    change: changed(task.starter, program),
  };
}

async function judged(problem, program, reference, sandbox) {
  if (plain(program) === plain(reference)) return "reference";
  const agrees = await agreesFurther(problem, program, sandbox);
  return agrees === null ? "no further inputs" : agrees ? "agrees" : "differs";
}

/** Without comments, spaces and parentheses: those of a patch are put for safety. */
const plain = (program) => program.replace(/^\s*#.*$|\s+#.*$/gm, "").replace(/[\s()]+/g, "");

function changed(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return now
    .filter((line) => !old.includes(line))
    .map((line) => `    + ${line.trim()}`)
    .concat(old.filter((line) => !now.includes(line)).map((line) => `    - ${line.trim()}`))
    .join("\n");
}
