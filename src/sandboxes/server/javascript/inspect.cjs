"use strict";
// Runs a JavaScript program while observing it, and writes what was seen to a descriptor: lines of JSON, of which
// later fields replace earlier ones. The program shares this process and could forge all of it.
const fs = require("node:fs");
const { Session } = require("node:inspector");
const Module = require("node:module");
const { Worker } = require("node:worker_threads");
const { Steps } = require("./inspection/steps.cjs");
const { shower } = require("./inspection/values.cjs");
const { load } = require("./inspection/load.cjs");

const REPORT = 4;
const spec = JSON.parse(fs.readFileSync("inspect.json", "utf8"));
fs.unlinkSync("inspect.json");
const { wants, bounds, limits, run } = spec;
const file = `${process.cwd()}/program.js`;
const url = `file://${file}`;
const session = new Session();
session.connect();
const { writeSync } = fs;
const { stringify } = JSON;
const shown = shower(bounds.characters);
const fields = {};
const steps = wants.includes("trace")
  ? new Steps(post, url, spec.program.split("\n").length, bounds, shown, limits.cpuSeconds, write)
  : undefined;

function post(method, parameters) {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}

function write(more) {
  const data = Buffer.from(`${stringify({ ...fields, ...more })}\n`);
  for (let at = 0; at < data.length; ) at += writeSync(REPORT, data, at);
}

process.once("SIGTERM", () => process.exit(143)); // asked to end, while it waits for something
process.on("exit", () => {
  steps?.stop();
  if (steps) Object.assign(fields, steps.report());
  if (wants.includes("coverage")) fields.v8 = own(post("Profiler.takePreciseCoverage").result);
  if (wants.includes("profile")) {
    fields.v8 = own(post("Profiler.takePreciseCoverage").result);
    fields.ticks = ticks(post("Profiler.stop").profile);
  }
  if (wants.includes("memory")) fields.memory = [process.resourceUsage().maxRSS * 1024, []];
  write({ end: true });
});

/** The program's own functions with their ranges and counts. */
function own(scripts) {
  const of = scripts.filter((script) => script.url === url);
  return of.flatMap(({ functions }) =>
    functions.flatMap(({ ranges }) => ranges.map((r) => [r.startOffset, r.endOffset, r.count])),
  );
}

/** Seconds by line, as the sampling profiler saw them. */
function ticks({ nodes, samples, timeDeltas }) {
  const all = timeDeltas.reduce((sum, delta) => sum + delta, 0) / 1e6;
  const lines = new Map();
  for (const { callFrame, positionTicks = [] } of nodes) {
    if (callFrame.url !== url) continue;
    for (const { line, ticks } of positionTicks) lines.set(line, (lines.get(line) ?? 0) + ticks);
  }
  return [...lines].map(([line, count]) => [line, (count / samples.length) * all]);
}

if (wants.includes("coverage") || wants.includes("profile")) {
  post("Profiler.enable");
  post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
}
if (wants.includes("coverage")) {
  // A program that never ends is asked from another thread, which can interrupt it, before its time is up.
  const watch = new Worker(`${__dirname}/inspection/watch.cjs`, { workerData: { limits, url } });
  watch.unref();
  watch.on("error", () => {});
}
if (wants.includes("profile")) {
  post("Profiler.setSamplingInterval", { interval: 200 });
  post("Profiler.start");
}
write({});
process.argv = [process.argv[0], file];

const begin = () => {
  if (run.kind === "script") {
    fs.writeFileSync(file, spec.program);
    steps?.beginAtFirstLine();
    return Module._load(file, null, true);
  }
  return load(spec.program, url, run, shown, fields, steps !== undefined);
};
steps?.start(session);
setImmediate(begin); // from an empty stack: each frame costs time at each step
