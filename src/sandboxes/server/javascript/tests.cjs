"use strict";
// Runs tests against a program that lives elsewhere, and compares here.
const vm = require("node:vm");
const util = require("node:util");
const { Forged, Gone, TEXT } = require("./remote.cjs");

/** Names a test uses and does not define: the suite's entry, then globals, then whatever the program defines. */
function scope(remote, entry, prelude) {
  const known = new Map([
    ["assert", require("node:assert")],
    ["require", require],
    ["console", quiet],
  ]);
  if (entry) known.set(entry, (...args) => remote.invoke(["call", entry, args.map(remote.encode)], args));
  for (const [name, value] of Object.entries(prelude)) known.set(name, value);
  return new Proxy(Object.create(null), {
    has: (_, name) => {
      if (typeof name === "symbol" || known.has(name)) return known.has(name);
      if (name in globalThis) return false;
      const found = remote.named(name);
      if (found) known.set(name, found.value);
      return found !== undefined;
    },
    get: (_, name) => known.get(name),
    set: (_, name, value) => {
      known.set(name, value);
      return true;
    },
  });
}

const quiet = {
  log() {},
  error() {},
  warn() {},
  info() {},
  debug() {},
  assert: (value, text) => require("node:assert")(value, text),
};
const compiled = new Map();

function compile(code) {
  let made = compiled.get(code);
  if (!made) {
    if (compiled.size > 500) compiled.clear();
    const body = `with (arguments[0]) { return (async function () {${code}\n}).call(undefined) }`;
    made = vm.compileFunction(body, [], { filename: "test.js" });
    compiled.set(code, made);
  }
  return made;
}

async function runTest(test, remote, entry) {
  try {
    if ("args" in test) return callTest(test, remote);
    const ready = compile(test.code);
    await ready(scope(remote, entry, {}));
    return ["pass", ""];
  } catch (error) {
    if (error instanceof Gone) return ["gone", firstLine(test)];
    if (error instanceof Forged) return ["forged", error.message];
    if (error?.[TEXT] !== undefined) return ["crash", `${firstLine(test)}\n${error[TEXT]}`.trim()];
    if (error?.code === "ERR_ASSERTION") return ["fail", explain(error, test)];
    return ["fail", `${firstLine(test)}\n${String(error?.stack ?? error).split("\n")[0]}`];
  }
}

const firstLine = (test) => (test.code ?? "").trim().split("\n")[0].slice(0, 300);
const short = (value) =>
  util
    .inspect(value, { depth: 4, breakLength: Infinity, maxStringLength: 300, maxArrayLength: 30 })
    .slice(0, 300);

function explain(error, test) {
  const line = /test\.js:(\d+)/.exec(error.stack)?.[1];
  const source = test.code.split("\n")[Number(line) - 1]?.trim().slice(0, 300) ?? firstLine(test);
  return `${source}\n  got      ${short(error.actual)}\n  expected ${short(error.expected)}`;
}

function callTest(test, remote) {
  const value = remote.invoke(["call", test.entry, test.args.map(remote.encode)], test.args);
  if (util.isDeepStrictEqual(value, test.expected)) return ["pass", ""];
  const shown = test.args.map(short).join(", ");
  return ["fail", `${test.entry}(${shown})\n  got      ${short(value)}\n  expected ${short(test.expected)}`];
}

/** null when the program is ready, else [outcome, output]. */
function load(remote) {
  try {
    const [kind, ...rest] = remote.receive();
    if (kind === "loaded") return null;
    if (kind === "build") return ["build", String(rest[0])];
    if (kind === "x") return [/Cannot find module/.test(rest[2]) ? "build" : "crash", String(rest[2])];
    return ["forged", "malformed answer"];
  } catch (error) {
    return error instanceof Gone
      ? ["gone", "while the program was loading"]
      : ["forged", String(error.message)];
  }
}

/** [outcome, output] of each test up to the first that did not pass, or of all. */
async function checkSuite({ suite, all }, remote) {
  const stopped = load(remote);
  if (stopped) return [stopped];
  const results = [];
  for (const test of suite.tests) {
    const code = suite.prelude && "code" in test ? `${suite.prelude}\n${test.code}` : test.code;
    results.push(await runTest("args" in test ? test : { code }, remote, suite.entry));
    const [outcome] = results.at(-1);
    if (outcome === "gone" || outcome === "forged" || (outcome !== "pass" && !all)) break;
  }
  return results;
}

module.exports = { checkSuite, compile, load, runTest };
