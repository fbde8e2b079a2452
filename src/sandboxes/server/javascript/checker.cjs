"use strict";
// The process that runs tests. It never holds the program: it calls it over a channel and compares here.
const fs = require("node:fs");
const { Channel } = require("./channel.cjs");
const { Remote } = require("./remote.cjs");
const { checkSuite, compile, load, runTest } = require("./tests.cjs");

const CONTROL = 3;
const BOARD = 4;
const PROGRAM = 5;

const control = new Channel(CONTROL);
let grid;

function gridTests(request) {
  grid = request;
  const fits = request.tests.map((code) => {
    try {
      compile(code);
      return true;
    } catch {
      return false;
    }
  });
  return { compiles: fits, packable: fits };
}

async function row({ start }) {
  const remote = new Remote(new Channel(PROGRAM));
  const stopped = load(remote);
  if (stopped) return { stopped: stopped[0] };
  for (let index = start; index < grid.tests.length; index++) {
    const [outcome] = await runTest({ code: grid.tests[index] }, remote, grid.entry);
    const letter = { pass: "1", gone: "?" }[outcome] ?? "0";
    fs.writeSync(BOARD, letter, index);
    if (letter === "?") break;
  }
  return {};
}

(async () => {
  fs.writeSync(CONTROL, "+"); // ready for requests
  for (;;) {
    const request = control.receive();
    const answer =
      request.op === "suite"
        ? await checkSuite(request, new Remote(new Channel(PROGRAM)))
        : request.op === "grid"
          ? gridTests(request)
          : await row(request);
    control.send(answer);
  }
})().catch(() => process.exit(1));
