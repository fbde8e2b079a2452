// QuickJS with the harness loaded into it. What it asks of the world outside are a few functions over text.
import assert from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { format, inspect } from "node:util";
import { CHANNEL, limitMemory, waitRead, writeAll } from "./cell.mjs";
import { reviver } from "./values.mjs";

/** Bytes of the interpreter's own stack: as deep a recursion as in Node. The process has more of its own for it. */
const STACK_BYTES = 2 ** 21;
const MAX_FRAME = 16 * 1024 * 1024;
/** Modules of the harness that run in Node elsewhere, and their counterparts for what only Node has. */
const SHARED = ["wire.cjs", "program.cjs", "tests.cjs", "remote.cjs"];
const WRAPPER = "module, exports, require, Buffer, __dirname, host";

export class Interpreter {
  stdin = "";
  onEnd = () => {};
  onAnswer = () => {};
  onExit = () => this.onEnd("crash");
  onPrint = () => {};
  #runtime;
  #context;
  #guest;
  #revive;

  static async start(core, variant, harness) {
    const require = createRequire(import.meta.url);
    const { newQuickJSWASMModuleFromVariant } = require(core);
    const { default: built } = require(variant);
    const quickjs = await newQuickJSWASMModuleFromVariant(built);
    return new Interpreter(quickjs.newRuntime(), harness, reviver(require(`${harness}/javascript/wire.cjs`)));
  }

  constructor(runtime, harness, revive) {
    this.#runtime = runtime;
    this.#revive = revive;
    this.#context = runtime.newContext();
    runtime.setMaxStackSize(STACK_BYTES);
    this.#guest = this.#boot(harness);
    runtime.setModuleLoader(
      (name) => this.#text("moduleText", name),
      (_, name) => name,
    );
  }

  /** From now on: so much memory, and a question now and then while code runs. */
  limit(memoryBytes, onQuestion) {
    limitMemory(memoryBytes); // its own limit counts nothing in WebAssembly
    this.#runtime.setInterruptHandler(() => {
      onQuestion();
      return false;
    });
  }

  ask(name, argument) {
    this.#checked(() => this.#call(name, this.#context.newString(argument)));
  }

  /** Does what promises ask for; then gives the milliseconds until the next timer, or -1 when there is none. */
  turn() {
    while (this.#runtime.hasPendingJob()) this.#checked(() => this.#runtime.executePendingJobs(1000));
    return this.#context.getNumber(this.#checked(() => this.#call("turn")));
  }

  #call(name, ...args) {
    return this.#context.callFunction(this.#context.getProp(this.#guest, name), this.#guest, ...args);
  }

  #text(name, argument) {
    const context = this.#context;
    return context.getString(context.unwrapResult(this.#call(name, context.newString(argument))));
  }

  /** Code that fails where none of its own catches it, failed for good: out of memory, or of this process's stack. */
  #checked(work) {
    let result;
    try {
      result = work();
    } catch {
      this.onEnd("crash");
    }
    if (!result.error) return result.value;
    const error = this.#context.dump(result.error);
    this.onEnd(error === null || error.message === "out of memory" ? "memory" : "crash");
  }

  #compiled(text, filename, type = "global") {
    return this.#context.evalCode(text, filename, { type });
  }

  #boot(harness) {
    const context = this.#context;
    const files = SHARED.map((name) => `${harness}/javascript/${name}`);
    const own = readdirSync(`${harness}/wasm/guest`).map((name) => `${harness}/wasm/guest/${name}`);
    const modules = context.newObject();
    for (const file of [...files, ...own]) {
      const name = file.slice(file.lastIndexOf("/") + 1);
      const text = `(function (${WRAPPER}) {${readFileSync(file, "utf8")}\n})`;
      context.setProp(modules, name, context.unwrapResult(this.#compiled(text, `assay:${name}`)));
    }
    const host = context.newObject();
    for (const [name, work] of Object.entries(this.#calls()))
      context.setProp(
        host,
        name,
        context.newFunction(name, (...args) => work(...args) ?? context.undefined),
      );
    const exported = context.newObject();
    const main = context.getProp(modules, "main.cjs");
    context.unwrapResult(context.callFunction(main, context.undefined, exported));
    const start = context.getProp(exported, "exports");
    return context.unwrapResult(context.callFunction(start, context.undefined, host, modules));
  }

  /** What code in the interpreter can ask for. Texts are JSON, as only that crosses whole. */
  #calls() {
    const context = this.#context;
    const read = (handle) => JSON.parse(context.getString(handle));
    const given = (value) => context.newString(JSON.stringify(value));
    return {
      send: (text) => send(context.getString(text)),
      receive: () => {
        const text = receive();
        return text === undefined ? context.undefined : context.newString(text);
      },
      print: (name, text) => void this.onPrint(context.getString(name), read(text)),
      exit: (status) => this.onExit(context.getNumber(status)),
      answer: (text) => this.onAnswer(read(text)),
      end: (why) => this.onEnd(context.getString(why)),
      stdin: () => given(this.stdin),
      now: () => context.newNumber(performance.now()),
      compile: (text, filename) => this.#compiled(read(text), context.getString(filename)),
      module: (text) => this.#compiled(read(text), "program.mjs", "module"),
      inspect: (value, options) => given(inspect(this.#revive(read(value)), read(options))),
      format: (values) => given(format(...this.#revive(read(values)))),
      equal: (how, left, right) => {
        const [a, b] = this.#revive([read(left), read(right)]);
        try {
          assert[context.getString(how)](a, b);
          return context.true;
        } catch {
          return context.false;
        }
      },
    };
  }
}

function send(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  writeAll(CHANNEL, Buffer.concat([head, body]));
}

/** The next frame's text; undefined when the other side hung up. */
function receive() {
  const head = readExactly(4);
  if (head === undefined) return undefined;
  const size = head.readUInt32LE();
  if (size > MAX_FRAME) throw new SyntaxError(`frame of ${size} bytes`);
  return readExactly(size)?.toString();
}

function readExactly(size) {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const count = waitRead(CHANNEL, bytes, at, size - at);
    if (count === 0) return undefined;
    at += count;
  }
  return bytes;
}
