"use strict";
// Asks the main thread what has run so far, shortly before its time is up: an endless loop answers too.
const { writeSync } = require("node:fs");
const { Session } = require("node:inspector");
const { workerData } = require("node:worker_threads");

const { limits, url } = workerData;
const session = new Session();
session.connectToMainThread();
session.post("Profiler.enable");
const began = Date.now();
let asked = false;
// Goes on until there is an answer: nothing else keeps this thread alive.
const timer = setInterval(() => {
  const { user, system } = process.cpuUsage();
  const late =
    (user + system) / 1e6 > 0.9 * limits.cpuSeconds || Date.now() - began > 900 * limits.idleSeconds;
  if (!late || asked) return;
  asked = true;
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  session.post("Profiler.takePreciseCoverage", (error, answer) => {
    clearInterval(timer);
    if (error) return;
    const v8 = answer.result
      .filter((script) => script.url === url)
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges.map((r) => [r.startOffset, r.endOffset, r.count]));
    writeSync(4, `${JSON.stringify({ v8 })}\n`);
  });
}, 50);
