// Programming puzzles without a model: the share of P3's test set that is solved and judged right.
//   npm run bench -- puzzles [--seconds 60] [--half a|b] [--limit 40] [--workers 2] [--verbose]
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import solvePuzzle, { solution } from "../dist/solver/puzzles/solve.js";
import { dataFile, median, table } from "./common.mjs";

export default async function puzzles() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      seconds: { type: "string", default: "60" },
      half: { type: "string" },
      limit: { type: "string", default: "1000" },
      workers: { type: "string", default: "2" },
      verbose: { type: "boolean", default: false },
    },
  });
  const { problems } = await openBenchmark("p3", { data: [dataFile("p3-cushman-short-med")] });
  const chosen = problems.filter(({ task }) => !values.half || half(task.id) === values.half);
  const queue = chosen.slice(0, Number(values.limit));
  const sandbox = await openSandbox({ workers: Number(values.workers) });
  const rows = [];
  const work = async () => {
    for (let problem = queue.shift(); problem; problem = queue.shift()) {
      const row = await attempt(problem, sandbox, Number(values.seconds));
      rows.push(row);
      if (values.verbose)
        console.log(`${row.half} ${row.name}: ${row.end} ${row.seconds.toFixed(2)} s, ${row.tried} tried`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  await sandbox.close();
  table([
    ["", "puzzles", "solved", "share", "not judged right", "median s of solved"],
    ...["a", "b", undefined].map((name) =>
      line(
        name,
        rows.filter((row) => !name || row.half === name),
      ),
    ),
  ]);
}

function line(name, rows) {
  const solved = rows.filter(({ end }) => end === "solved");
  const share = `${((100 * solved.length) / Math.max(1, rows.length)).toFixed(1)} %`;
  const wrong = rows.filter(({ end }) => end === "wrong").length;
  const time = solved.length > 0 ? median(solved.map(({ seconds }) => seconds)).toFixed(2) : "";
  return [name ? `half ${name}` : "all", `${rows.length}`, `${solved.length}`, share, `${wrong}`, time];
}

/** A random half, fixed by the puzzle's name. Half a was developed on. */
const half = (id) => (createHash("sha256").update(id).digest()[0] % 2 ? "a" : "b");

async function attempt({ task, suite }, sandbox, seconds) {
  const verifier = /def sat\([\s\S]*?(?=\nanswer = sol\(\))/.exec(task.tests[0].code)[0];
  const type = /value of type (.+?) for which/.exec(task.prompt)[1];
  const found = await solvePuzzle(sandbox, { verifier, type }, { seconds, seed: 0 });
  const row = { name: task.id, half: half(task.id), seconds: found.seconds, tried: found.tried };
  if (found.answer === null) return { ...row, end: "unsolved" };
  const verdict = await sandbox.check({
    language: "python",
    program: solution(found.answer),
    suite,
    trusted: true,
  });
  return { ...row, end: verdict.pass ? "solved" : "wrong" };
}
