"use strict";
// The process that runs tests. It never holds the program: it calls it over a channel and compares here.
const fs = require("node:fs");
const vm = require("node:vm");
const util = require("node:util");
const wire = require("./wire.cjs");

const CONTROL = 3;
const BOARD = 4;
const PROGRAM = 5;

class Gone extends Error {}
class Forged extends Error {}
class OutOfTime extends Error {}

/** Messages of one socket, read without an event loop: a test that calls the program must wait for its answer. */
class Channel {
  constructor(descriptor) {
    this.descriptor = descriptor;
    this.unframer = new wire.Unframer();
    this.buffer = Buffer.alloc(1 << 16);
  }

  send(message) {
    const bytes = wire.frame(message);
    for (let sent = 0; sent < bytes.length; ) sent += retry(() => fs.writeSync(this.descriptor, bytes, sent));
  }

  receive() {
    for (;;) {
      const message = this.unframer.next();
      if (message !== undefined) return message;
      const count = retry(() => fs.readSync(this.descriptor, this.buffer));
      if (count === 0) throw new Gone();
      this.unframer.push(Buffer.from(this.buffer.subarray(0, count)));
    }
  }
}

function retry(call) {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (error.code !== "EAGAIN" && error.code !== "EINTR")
        throw error.code === "EPIPE" || error.code === "ECONNRESET" ? new Gone() : error;
    }
  }
}

const control = new Channel(CONTROL);

/** Stands for an object of the program. Its own class keeps it from being taken for plain data. */
class Handle {
  constructor(kind) {
    this.kind = kind;
  }
}

/** One program's process. */
class Remote {
  channel = new Channel(PROGRAM);
  handles = new WeakMap();

  ask(...request) {
    this.channel.send(request);
    return this.answer(request);
  }

  receive() {
    let reply;
    try {
      reply = this.channel.receive();
    } catch (error) {
      throw error instanceof SyntaxError ? new Forged(error.message) : error;
    }
    if (!Array.isArray(reply)) throw new Forged("not an answer");
    if (reply[0] === "gone") throw new Gone();
    return reply;
  }

  answer() {
    const reply = this.receive();
    if (reply[0] === "timeout") throw new OutOfTime();
    if (reply[0] !== "v" && reply[0] !== "x") throw new Forged("unknown answer");
    try {
      if (reply[0] === "v")
        return { value: this.decode(reply[1]), changed: reply[2] ?? [], promise: reply[3] === true };
      return { thrown: this.thrown(reply), promise: reply[5] === true };
    } catch (error) {
      throw new Forged(`malformed answer: ${error.message}`);
    }
  }

  thrown([, named, own, text, value]) {
    if (named === null) return this.decode(value);
    const made = wire.error(named);
    for (const [key, item] of own)
      Object.defineProperty(made, key, {
        value: this.decode(item),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    Object.defineProperty(made, TEXT, { value: String(text) });
    return made;
  }

  /** A call as the tests see it: arguments changed in place, promises as promises, exceptions thrown. */
  invoke(request, args) {
    const answer = this.ask(...request);
    if ("thrown" in answer) {
      if (!answer.promise) throw answer.thrown;
      const rejected = Promise.reject(answer.thrown);
      rejected.catch(() => {});
      return rejected;
    }
    for (const [index, item] of answer.changed) update(args[index], this.decode(item));
    return answer.promise ? Promise.resolve(answer.value) : answer.value;
  }

  encode = (value) =>
    wire.encode(value, (item) => {
      const id = this.handles.get(item);
      if (id === undefined) throw new TypeError("a test can pass only plain data to the program");
      return { h: id };
    });

  decode = (data) => wire.decode(data, (item) => this.handle(item));

  handle({ h, f, k }) {
    const subject = f ? () => {} : new Handle(String(k));
    const proxy = new Proxy(subject, {
      apply: (_, __, args) => this.invoke(["call", h, args.map(this.encode)], args),
      construct: (_, args) => this.invoke(["new", h, args.map(this.encode)], args),
      get: (_, name) => (typeof name === "symbol" ? undefined : this.property(h, name)),
      set: (_, name, value) => {
        this.ask("set", h, String(name), this.encode(value));
        return true;
      },
    });
    this.handles.set(proxy, h);
    return proxy;
  }

  property(id, name) {
    if (name === "then" || name === "toJSON") return undefined;
    const answer = this.ask("get", id, name);
    if ("thrown" in answer) throw answer.thrown;
    if (!this.handles.has(answer.value) || typeof answer.value !== "function") return answer.value;
    return (...args) => this.invoke(["method", id, name, args.map(this.encode)], args);
  }

  named(name) {
    const answer = this.ask("name", name);
    if ("thrown" in answer) return undefined;
    return { value: answer.value };
  }
}

const TEXT = Symbol("what the program said");

function update(original, now) {
  if (Array.isArray(original) && Array.isArray(now)) original.splice(0, original.length, ...now);
  else if (original instanceof Map || original instanceof Set) {
    original.clear();
    for (const item of now) original instanceof Map ? original.set(...item) : original.add(item);
  } else if (original && now && typeof original === "object") {
    for (const key of Object.keys(original)) delete original[key];
    Object.assign(original, now);
  }
}

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
    const body = `with (arguments[0]) { return (async function () {\n${code}\n}).call(undefined) }`;
    made = vm.compileFunction(body, [], { filename: "test.js", lineOffset: -1 });
    compiled.set(code, made);
  }
  return made;
}

async function runTest(test, remote, entry, timeout) {
  try {
    if ("args" in test) return callTest(test, remote);
    const ready = compile(test.code);
    await (timeout
      ? within(timeout, () => ready(scope(remote, entry, {})))
      : ready(scope(remote, entry, {})));
    return ["pass", ""];
  } catch (error) {
    if (error instanceof Gone) return ["gone", firstLine(test)];
    if (error instanceof Forged) return ["forged", error.message];
    if (error instanceof OutOfTime || error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return ["timeout", ""];
    if (error?.[TEXT] !== undefined) return ["crash", `${firstLine(test)}\n${error[TEXT]}`.trim()];
    if (error?.code === "ERR_ASSERTION") return ["fail", explain(error, test)];
    return ["fail", `${firstLine(test)}\n${String(error?.stack ?? error).split("\n")[0]}`];
  }
}

function within(milliseconds, work) {
  globalThis.__work = work;
  return vm.runInThisContext("__work()", { timeout: Math.max(300, Math.ceil(milliseconds)) });
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
    if (kind === "timeout") return ["timeout", "while the program was loading"];
    if (kind === "x") return [/Cannot find module/.test(rest[2]) ? "build" : "crash", String(rest[2])];
    return ["forged", "malformed answer"];
  } catch (error) {
    return error instanceof Gone
      ? ["gone", "while the program was loading"]
      : ["forged", String(error.message)];
  }
}

async function checkSuite({ suite, all }) {
  const remote = new Remote();
  const stopped = load(remote);
  if (stopped) return [stopped];
  const results = [];
  for (const test of suite.tests) {
    const code = suite.prelude && "code" in test ? `${suite.prelude}\n${test.code}` : test.code;
    results.push(await runTest("args" in test ? test : { code }, remote, suite.entry, 0));
    const [outcome] = results.at(-1);
    if (outcome === "gone" || outcome === "forged" || (outcome !== "pass" && !all)) break;
  }
  return results;
}

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
  const remote = new Remote();
  const stopped = load(remote);
  if (stopped) return { stopped: stopped[0] };
  for (let index = start; index < grid.tests.length; index++) {
    const [outcome] = await runTest({ code: grid.tests[index] }, remote, grid.entry, grid.cpuPerTest * 1000);
    const letter = { pass: "1", timeout: "t", gone: "?" }[outcome] ?? "0";
    fs.writeSync(BOARD, letter, index);
    if (letter === "?" || letter === "t") break;
  }
  return {};
}

(async () => {
  fs.writeSync(CONTROL, "+"); // ready for requests
  for (;;) {
    const request = control.receive();
    const answer =
      request.op === "suite"
        ? await checkSuite(request)
        : request.op === "grid"
          ? gridTests(request)
          : await row(request);
    control.send(answer);
  }
})().catch(() => process.exit(1));
