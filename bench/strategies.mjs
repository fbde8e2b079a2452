// npm run bench -- strategies [--docs] [--seeds 1,2] [--tasks 200] [NAME…]: strategies on simulated programmers. Each cell is
// a run in runs/strategies that is resumed, not repeated. A name is a row of rows.mjs or a strategy's id; `all` is the room.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { calibrationError } from "../dist/metrics/calibration.js";
import { run } from "../dist/run/run.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { remembering } from "../dist/sandboxes/open/remembering.js";
import { table } from "./common.mjs";
import { directions, frontier } from "./strategies/compare.mjs";
import { everyStrategy, PROFILES, ROWS } from "./strategies/rows.mjs";

/** US dollars for a million tokens, prompt and completion: gpt-3.5-turbo's. Only the ratio matters. */
const PRICE = [0.5, 1.5];

export default async function strategies(args) {
  const value = (name, preset) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : preset);
  const seeds = value("--seeds", "1,2").split(",").map(Number);
  const tasks = Number(value("--tasks", "200"));
  const profiles = value("--profiles", PROFILES.join()).split(",");
  const docs = args.includes("--docs");
  const names = args.filter((name) => name !== "--docs");
  const rows = chosen(names);
  // Rows share programs and tests, and these do the same each time.
  const sandbox = remembering(await openSandbox({}));
  const { problems } = await openBenchmark("starter-200", { data: [] });
  const cells = {};
  for (const profile of profiles) {
    for (const [name, { strategy, options }] of Object.entries(rows)) {
      const records = [];
      for (const seed of seeds) {
        const chosen = typeof options === "function" ? options(profile) : options;
        const plan = planOf(strategy, chosen, { profile, seed, tasks });
        records.push(...(await recordsOf(plan, { sandbox, problems }, `${profile} ${name} ${seed}`)));
      }
      if (records.length > 0) (cells[profile] ??= {})[name] = summary(records);
    }
  }
  await sandbox.close();
  report(cells, rows);
  const lines = [directions(cells), frontier(cells), errorLines(cells, rows)];
  console.log(lines.map((some) => `\n${some.join("\n")}`).join("\n"));
  if (docs) await intoDocs(cells, rows, { tasks, seeds });
}

function chosen(names) {
  if (names.length === 0) return ROWS;
  if (names.includes("all")) return { ...ROWS, ...everyStrategy() };
  const known = { ...everyStrategy(), ...ROWS };
  const unknown = names.filter((name) => !known[name]);
  if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(", ")}`);
  return Object.fromEntries(names.map((name) => [name, known[name]]));
}

function planOf(strategy, options, { profile, seed, tasks }) {
  const model = `simulated/${profile}`;
  const from = { kind: "strategy", strategy, options, model, modelOptions: {}, samples: 1, budget: {} };
  return { benchmark: "starter-200", data: [], from, limit: tasks, k: [1], seed };
}

/** The records of a plan: those of its folder when it is finished, else what running it gives. */
async function recordsOf(plan, ports, label) {
  const hash = createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 12);
  const folder = `runs/strategies/${hash}`;
  if (!existsSync(`${folder}/report.json`)) {
    const started = Date.now();
    let failed = 0;
    try {
      for await (const event of run(plan, { ...ports, folder }))
        if (event.type === "failed" && failed++ === 0) console.error(label, event.task, event.error);
    } catch (error) {
      console.error(`${label}: left out, ${error.message}`);
      return [];
    }
    console.error(
      `${label}: ${Math.round((Date.now() - started) / 1000)} s${failed > 0 ? `, ${failed} failed` : ""}`,
    );
  }
  return readFileSync(`${folder}/records.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => ({ ...JSON.parse(line), seed: plan.seed }));
}

function summary(records) {
  const right = new Map(records.map((each) => [`${each.seed} ${each.task}`, each.outcome === "pass"]));
  const cost = (each) =>
    (each.spend.tokens.prompt * PRICE[0] + each.spend.tokens.completion * PRICE[1]) / 1e6;
  const forecasts = records
    .filter(({ probability }) => probability !== undefined)
    .map(({ probability, outcome }) => ({ probability, right: outcome === "pass" }));
  return {
    right,
    share: [...right.values()].filter(Boolean).length / right.size,
    /** Cents for a hundred tasks. */
    cents: (1e4 * records.reduce((sum, each) => sum + cost(each), 0)) / records.length,
    forecasts,
    error: forecasts.length > 0 ? calibrationError(forecasts) : null,
  };
}

const cell = (each) => (each ? `${(100 * each.share).toFixed(1)} (${each.cents.toFixed(1)})` : "–");
const errors = (cells, name) => {
  const forecasts = Object.values(cells).flatMap((profile) => profile[name]?.forecasts ?? []);
  return forecasts.length > 0 ? calibrationError(forecasts).toFixed(3) : "";
};

/** Calibration error for each programmer alone, of the rows that state probabilities. */
function errorLines(cells, rows) {
  return Object.keys(rows).flatMap((name) => {
    const alone = Object.entries(cells).flatMap(([profile, each]) =>
      each[name]?.error == null ? [] : [`${profile} ${each[name].error.toFixed(3)}`],
    );
    return alone.length > 0 ? [`${name}: ${errors(cells, name)} over all; ${alone.join(", ")}`] : [];
  });
}

function report(cells, rows) {
  const body = Object.keys(rows).map((name) => [
    name,
    ...Object.values(cells).map((profile) => cell(profile[name])),
    errors(cells, name),
  ]);
  table([["strategy", ...Object.keys(cells), "calibration"], ...body]);
}

/** Replaces what lies between the two marks of docs/strategies.md. */
async function intoDocs(cells, rows, { tasks, seeds }) {
  const [begin, end] = ["<!-- simulated: begin -->", "<!-- simulated: end -->"];
  const path = "docs/strategies.md";
  const text = readFileSync(path, "utf8");
  const head = `| right, % (cents for 100 tasks) | ${Object.keys(cells).join(" | ")} | calibration error |`;
  const body = Object.keys(rows).map(
    (name) =>
      `| ${name} | ${Object.values(cells)
        .map((profile) => cell(profile[name]))
        .join(" | ")} | ${errors(cells, name)} |`,
  );
  const table = [head, head.replace(/[^|]+/g, "---"), ...body].join("\n");
  const lists = [directions(cells), frontier(cells), errorLines(cells, rows)].map((lines) =>
    lines.map((line) => `- ${line}`).join("\n"),
  );
  const said = `${tasks} tasks of \`starter-200\` for each programmer, seed${seeds.length > 1 ? "s" : ""} ${seeds.join(", ")}.`;
  const middle = [
    said,
    table,
    "Paired on the same tasks (exact McNemar test, two-sided):",
    lists[0],
    lists[1],
    "Calibration error, over all programmers and for each alone:",
    lists[2],
  ].join("\n\n");
  const parts = [text.slice(0, text.indexOf(begin) + begin.length), middle, text.slice(text.indexOf(end))];
  await writeFile(path, parts.join("\n\n"));
}
