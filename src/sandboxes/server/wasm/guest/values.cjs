"use strict";
// Values for the functions outside that show and compare them: plain data, and what stands for the rest.
const wire = require("../../javascript/wire.cjs");

const ids = new Map();

/** What stands for a function, a symbol, or an object of a class: which one it is, its class, and what it holds. */
function stand(value, within) {
  if (!ids.has(value)) ids.set(value, ids.size);
  const h = ids.get(value);
  if (typeof value === "symbol") return { h, kind: "symbol", name: value.description ?? "" };
  if (typeof value === "function") {
    const isClass = /^class\b/.test(Function.prototype.toString.call(value));
    return { h, kind: isClass ? "class" : "function", name: String(value.name) };
  }
  const name = String(value.constructor?.name ?? "Object");
  if (within.has(value)) return { h, kind: "object", name };
  within.add(value);
  const own = Object.entries(value).map(([key, item]) => [key, encoded(item, within)]);
  within.delete(value);
  return { h, kind: "object", name, own };
}

const encoded = (value, within) => wire.encode(value, (item) => stand(item, within));

/** JSON text of a value as far as it can be told apart outside. */
exports.textOf = (value) => JSON.stringify(encoded(value, new Set()));
