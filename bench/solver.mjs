// The built-in solver: how fast it enumerates beside a naive enumerator, and what it solves of a benchmark.
//   npm run bench -- solver
//   npm run bench -- solver --set humaneval [--half odd|even] [--seconds 9] [--evaluations 3000000] [--only 3,7]
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { taskText } from "../dist/moves/text/describe.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { solve } from "../dist/solver/solve.js";
import { testsOf } from "../dist/solver/spec/tests.js";
import { dataFile } from "./common.mjs";
import speed from "./solver/speed.mjs";

const FOLDERS = {
  humaneval: "humaneval",
  "mbpp-sanitized": "codet-codegen16b",
  mbpp: "mbpp-humaneval-et-apps",
};

export default async function solver() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      set: { type: "string" },
      half: { type: "string" },
      seconds: { type: "string", default: "9" },
      evaluations: { type: "string", default: "3000000" },
      workers: { type: "string", default: "2" },
      only: { type: "string" },
      out: { type: "string" },
      // Offers programs also where the solver abstains.
      guess: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  if (values.set === undefined) return speed();
  const { problems } = await openBenchmark(values.set, { data: [dataFile(FOLDERS[values.set] ?? "")] });
  const numbered = problems.map((problem) => ({
    problem,
    number: Number(/\d+$/.exec(problem.task.id)?.[0]),
  }));
  const only = values.only?.split(",").map(Number);
  const chosen = numbered.filter(({ number }) =>
    only ? only.includes(number) : !values.half || (number % 2 === 1) === (values.half === "odd"),
  );
  const sandbox = await openSandbox({ workers: 1 });
  const rows = [];
  for (const { problem, number } of chosen) {
    const row = { number, ...(await attempt(problem, values, sandbox)) };
    rows.push(row);
    const facts =
      row.score === undefined ? "" : ` score ${row.score.toFixed(0)} margin ${row.margin.toFixed(0)}`;
    console.log(
      `${problem.task.id} ${problem.task.entry}: ${row.end} ${row.processor.toFixed(1)} s${facts} ${row.why ?? ""}`,
    );
    if (row.end === "wrong" || values.verbose) console.log((row.program ?? "").replace(/^/gm, "    "));
  }
  await sandbox.close();
  for (const half of values.half || only ? [undefined] : ["odd", "even", undefined]) summary(rows, half);
  if (values.out) writeFileSync(values.out, JSON.stringify(rows));
}

async function attempt({ task, suite }, { seconds, evaluations, workers, guess }, sandbox) {
  const started = performance.now();
  const used = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(used);
    return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
  };
  const judge = (program, tests) =>
    sandbox.check({ language: "python", program, suite: tests, trusted: true });
  try {
    const solved = await solve(taskText(task), {
      entry: task.entry,
      seconds: Number(seconds),
      evaluations: Number(evaluations),
      workers: Number(workers),
      check: async (program, spec) =>
        (await judge(program, { entry: spec.entry, tests: testsOf(spec) })).pass,
    });
    const time = spent();
    const { margin, share, behaviours, spec } = solved;
    const answers = guess ? [...solved.answers, ...solved.doubtful] : solved.answers;
    if (answers.length === 0) return { end: "abstained", ...time, doubtful: solved.doubtful.length };
    const verdict = await judge(answers[0].program, suite);
    const { program, score, cost } = answers[0];
    const end = verdict.pass ? "solved" : "wrong";
    return {
      end,
      ...time,
      program,
      score,
      cost,
      margin,
      share,
      behaviours,
      examples: spec.examples.length,
      returns: spec.returns.text,
    };
  } catch (error) {
    if (!error.code?.startsWith("SOLVER_")) throw error;
    return { end: "unread", ...spent(), why: error.line };
  }
}

function summary(rows, half) {
  const mine = rows.filter(({ number }) => half === undefined || (number % 2 === 1) === (half === "odd"));
  const count = (end) => mine.filter((row) => row.end === end).length;
  const times = mine.map(({ processor }) => processor).sort((a, b) => a - b);
  const share = ((100 * count("solved")) / Math.max(1, mine.length)).toFixed(1);
  const offered = count("solved") + count("wrong");
  console.log(
    `\n${half ?? "all"}: ${mine.length} tasks, ${count("solved")} solved (${share} %), ${count("wrong")} fit the examples but are wrong, ` +
      `${count("abstained")} abstained, ${count("unread")} without an example that can be read; ` +
      `precision ${((100 * count("solved")) / Math.max(1, offered)).toFixed(0)} %; ` +
      `processor time over all threads: median ${times[times.length >> 1]?.toFixed(1)} s, longest ${times.at(-1)?.toFixed(1)} s`,
  );
}
