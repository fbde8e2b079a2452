"use strict";
// The little of Node that programs find here: output, standard input, and what they may `require`.
const assert = require("./assert.cjs");
const { globals: timers } = require("./timers.cjs");
const util = require("./util.cjs");
const wire = require("../../javascript/wire.cjs");

const { parse, stringify } = JSON;
const print = (name) => (text) => {
  host.print(name, stringify(String(text)));
  return true;
};
const out = print("stdout");
const err = print("stderr");
const input = () => parse(host.stdin());

class Exit extends Error {}

/** Something that calls back with what there is of standard input once the program has nothing else to do. */
function events(emit) {
  const listeners = new Map();
  let begun = false;
  const self = {
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      if (!begun)
        timers.setImmediate(() => emit((name, ...args) => listeners.get(name)?.map((one) => one(...args))));
      begun = true;
      return self;
    },
  };
  self.once = self.addListener = self.on;
  return self;
}

const lines = () => {
  const all = input().split(/\r?\n/);
  if (all.at(-1) === "") all.pop();
  return all;
};

const readline = {
  createInterface() {
    const waiting = lines();
    let closed = false;
    const reader = events((emit) => {
      while (waiting.length > 0 && !closed) emit("line", waiting.shift());
      emit("close");
    });
    const nothing = () => {};
    return Object.assign(reader, {
      close: () => void (closed = true),
      question: (prompt, answer) => {
        out(prompt);
        timers.setImmediate(() => waiting.length > 0 && answer(waiting.shift()));
      },
      prompt: nothing,
      setPrompt: nothing,
      async *[Symbol.asyncIterator]() {
        while (waiting.length > 0 && !closed) yield waiting.shift();
      },
    });
  },
};

const stdin = Object.assign(
  events((emit) => {
    if (input()) emit("data", input());
    emit("end");
    emit("close");
  }),
  {
    fd: 0,
    setEncoding: () => stdin,
    resume: () => stdin,
    async *[Symbol.asyncIterator]() {
      if (input()) yield input();
    },
  },
);

const nothing = () => process;
const process = {
  argv: ["node", "program.js"],
  env: {},
  exitCode: undefined,
  platform: "wasm",
  version: "",
  versions: {},
  stdin,
  stdout: { fd: 1, write: out },
  stderr: { fd: 2, write: err },
  exit(code = process.exitCode ?? 0) {
    host.exit(Number(code) & 0xff);
    throw new Exit("the program has ended");
  },
  nextTick: (callback, ...args) => void Promise.resolve().then(() => callback(...args)),
  hrtime: Object.assign(
    (since = [0, 0]) => [Math.floor(host.now() / 1e3) - since[0], (host.now() % 1e3) * 1e6 - since[1]],
    {
      bigint: () => BigInt(Math.round(host.now() * 1e6)),
    },
  ),
  memoryUsage: () => ({ heapUsed: 0, heapTotal: 0, rss: 0, external: 0 }),
  cwd: () => "/",
  uptime: () => host.now() / 1000,
  on: nothing,
  once: nothing,
};

function readFileSync(name) {
  if (name === 0 || name === "/dev/stdin" || name?.fd === 0) return input();
  throw Object.assign(new Error(`ENOENT: no such file or directory, open '${name}'`), { code: "ENOENT" });
}

const fs = {
  readFileSync,
  existsSync: (name) => name === "/dev/stdin",
  writeSync: (descriptor, text) => (descriptor === 1 ? out(text) : err(text)) && String(text).length,
};

const performance = { now: host.now };
const modules = {
  assert,
  "assert/strict": assert.strict,
  fs,
  os: { EOL: "\n" },
  perf_hooks: { performance },
  process,
  readline,
  timers,
  util,
};

exports.require = (name) => {
  const found = modules[String(name).replace(/^node:/, "")];
  if (found) return found;
  const error = new Error(`Cannot find module '${name}'`);
  throw Object.assign(error, { code: "MODULE_NOT_FOUND" });
};

const say =
  (write) =>
  (...values) =>
    void write(`${values.length > 0 ? util.format(...values) : ""}\n`);
const console = {
  log: say(out),
  info: say(out),
  debug: say(out),
  error: say(err),
  warn: say(err),
  trace: say(err),
};
Object.assign(console, {
  table: console.log,
  dir: console.log,
  time: () => {},
  timeEnd: () => {},
  group: () => {},
  groupEnd: () => {},
  assert: (value, ...values) => (value ? undefined : console.error("Assertion failed", ...values)),
});

exports.globals = {
  ...timers,
  console,
  process,
  performance,
  queueMicrotask: (work) => void Promise.resolve().then(work),
  structuredClone: (value) => {
    const refuse = () => {
      throw new TypeError("could not be cloned");
    };
    return wire.decode(wire.encode(value, refuse), refuse);
  },
};
exports.err = err;
