"use strict";
// One loaded program, and the objects of it that the tests hold handles to.
const wire = require("./wire.cjs");

const objects = [];
const ids = new Map();
/** Gives the value of a top-level name of the program. */
let lookup;

/** Behind the text of a script: top-level names are read in the program's own scope, as declarations are no properties. */
const READER = "\n;return (name) => eval(`typeof ${name} === 'undefined' ? module.exports[name] : ${name}`);";

const setLookup = (found) => {
  lookup = found;
};

/** The same for a module, of which only what it exports can be had. */
const exported = (loaded) => (name) =>
  name in loaded ? loaded[name] : loaded.default?.name === name ? loaded.default : loaded.default?.[name];

/** What to tell the tests when the program's top level threw. */
const notLoaded = (error) => (error instanceof SyntaxError ? ["build", describe(error)[3]] : describe(error));

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
  const trace = isError ? String(error.stack) : "";
  // Not every engine puts the error itself in front of its stack.
  const whole = isError && !trace.includes(String(error.message)) ? `${error}\n${trace}` : trace;
  const stack = whole
    .split("\n")
    .filter((line) => !line.includes(__dirname) && !line.includes("node:"))
    .slice(0, 20)
    .join("\n");
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

module.exports = { READER, describe, exported, notLoaded, perform, setLookup };
