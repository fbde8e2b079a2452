"use strict";
// The process that holds one untrusted program and answers calls to it. It never sees a test.
const fs = require("node:fs");
const net = require("node:net");
const vm = require("node:vm");
const wire = require("./wire.cjs");

const CHANNEL = 3;
fs.writeSync(CHANNEL, "+"); // ready for the program
const socket = new net.Socket({ fd: CHANNEL });
const unframer = new wire.Unframer();
const objects = [];
const ids = new Map();
let lookup;

socket.on("data", (bytes) => {
  unframer.push(bytes);
  for (let message = unframer.next(); message !== undefined; message = unframer.next()) receive(message);
});
socket.on("end", () => process.exit(0));
socket.on("error", () => process.exit(0));
// A rejection that nobody handles must not end the process before the test has its answer.
process.on("unhandledRejection", () => {});

function receive(message) {
  if (!lookup) {
    load(message.program).then(
      () => socket.write(wire.frame(["loaded"])),
      (error) =>
        socket.write(
          wire.frame(error instanceof SyntaxError ? ["build", describe(error)[3]] : describe(error)),
        ),
    );
    return;
  }
  Promise.resolve()
    .then(() => perform(message))
    .then((reply) => socket.write(wire.frame(reply)))
    .catch((error) => socket.write(wire.frame(describe(error))));
}

/** Top-level names are read by `eval` in the program's own scope: declarations are not properties of anything. */
async function load(text) {
  const module = { exports: {} };
  const reader =
    "\n;return (name) => eval(`typeof ${name} === 'undefined' ? module.exports[name] : ${name}`);";
  let compiled;
  try {
    compiled = vm.compileFunction(`${text}${reader}`, ["require", "module", "exports"], {
      filename: "program.js",
    });
  } catch (error) {
    if (!/\b(import|export|await)\b/.test(`${error.message} ${text}`)) throw error;
    fs.writeFileSync("/tmp/program.mjs", text);
    const loaded = await import("file:///tmp/program.mjs");
    lookup = (name) =>
      name in loaded ? loaded[name] : loaded.default?.name === name ? loaded.default : loaded.default?.[name];
    return;
  }
  lookup = compiled(require, module, module.exports);
}

function handle(value) {
  let id = ids.get(value);
  if (id === undefined) {
    id = objects.push(value) - 1;
    ids.set(value, id);
  }
  return { h: id, f: typeof value === "function", k: String(value?.constructor?.name ?? typeof value) };
}

const encode = (value) => wire.encode(value, handle);
const decode = (data) => wire.decode(data, (item) => objects[item.h]);

function target(data) {
  if (typeof data !== "string") return objects[data];
  const found = lookup(data);
  if (found === undefined) throw new ReferenceError(`${data} is not defined`);
  return found;
}

function perform([operation, subject, ...rest]) {
  switch (operation) {
    case "call":
      return finish(rest[0], (args) => target(subject)(...args));
    case "new":
      return finish(rest[0], (args) => new (target(subject))(...args));
    case "method":
      return finish(rest[1], (args) => objects[subject][rest[0]](...args));
    case "get":
      return ["v", encode(objects[subject][rest[0]])];
    case "set":
      objects[subject][rest[0]] = decode(rest[1]);
      return ["v", null];
    case "name":
      return ["v", encode(target(subject))];
  }
  throw new TypeError(operation);
}

/** Arguments are copies: a test that looks at one afterwards must see what the program did to it. */
function finish(encoded, work) {
  const args = encoded.map(decode);
  const value = work(args);
  const reply = (settled, isPromise) => {
    const changed = [];
    encoded.forEach((item, index) => {
      if (item === null || typeof item !== "object" || "h" in item) return;
      const now = encode(args[index]);
      if (JSON.stringify(now) !== JSON.stringify(item)) changed.push([index, now]);
    });
    return ["v", encode(settled), changed, isPromise];
  };
  if (value !== null && typeof value === "object" && typeof value.then === "function") {
    return value.then(
      (settled) => reply(settled, true),
      (error) => [...describe(error), true],
    );
  }
  return reply(value, false);
}

function describe(error) {
  const isError = error instanceof Error;
  const stack = isError
    ? String(error.stack)
        .split("\n")
        .filter((line) => !line.includes(__dirname) && !line.includes("node:"))
        .join("\n")
    : "";
  let own = [];
  try {
    own = isError ? Object.entries(error).map(([key, item]) => [key, encode(item)]) : [];
  } catch {}
  const value = isError ? [String(error.name), String(error.message)] : null;
  let thrown = null;
  try {
    thrown = isError ? null : encode(error);
  } catch {}
  return ["x", value, own, stack.slice(0, 2000) || String(error), thrown];
}
