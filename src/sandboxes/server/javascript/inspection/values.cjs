"use strict";
// Values as text, bounded, without calling anything that the program wrote.
const { inspect } = require("node:util");

const { toString: nameOf } = Object.prototype;
const { getPrototypeOf, getOwnPropertyDescriptor, keys } = Object;

/** Shows values in at most `characters` characters; the middle of a longer one is left out. */
function shower(characters) {
  const options = {
    depth: 5,
    maxArrayLength: 50,
    maxStringLength: 4 * characters,
    breakLength: Number.POSITIVE_INFINITY,
    compact: true,
    customInspect: false,
    showProxy: true,
  };
  const half = Math.floor(characters / 2);
  const value = (item) => {
    let text;
    try {
      text = item instanceof Error ? `${item.name}: ${item.message}` : inspect(item, options);
    } catch (error) {
      text = `<not shown: ${error?.name}>`;
    }
    if (text.length > characters) text = `${text.slice(0, half)} … ${text.slice(-half)}`;
    return [text, typeName(item)];
  };
  /** The variables of a scope by name, without functions, which are code and not state, and without what is undefined. */
  const scope = (object) => {
    const seen = {};
    for (const name of keys(object)) {
      const item = getOwnPropertyDescriptor(object, name)?.value;
      if (item !== undefined && typeof item !== "function" && !HIDDEN.has(name)) seen[name] = value(item);
    }
    return seen;
  };
  return { value, scope };
}

const HIDDEN = new Set(["module", "exports", "require", "__filename", "__dirname", "arguments"]);

function typeName(item) {
  if (item === null) return "null";
  if (typeof item !== "object") return typeof item;
  try {
    const made = getOwnPropertyDescriptor(getPrototypeOf(item) ?? {}, "constructor")?.value;
    return typeof made === "function" && made.name ? made.name : nameOf.call(item).slice(8, -1);
  } catch {
    return "object";
  }
}

module.exports = { shower };
