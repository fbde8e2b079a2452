"use strict";
// What programs and tests find as `util`. Node's own functions do it, outside, on copies.
const { textOf } = require("./values.cjs");

const { parse, stringify } = JSON;
const plain = (options) => stringify(options, (_, item) => (item === Infinity ? 1e9 : item)) ?? "{}";

function inspect(value, options) {
  try {
    return parse(host.inspect(textOf(value), plain(options)));
  } catch {
    return String(value);
  }
}

function format(...values) {
  if (values.every((value) => typeof value === "string") && !/%/.test(values[0])) return values.join(" ");
  try {
    return parse(host.format(textOf(values)));
  } catch {
    return values.map(String).join(" ");
  }
}

const isDeepStrictEqual = (left, right) => host.equal("deepStrictEqual", textOf(left), textOf(right));

const promisify =
  (work) =>
  (...args) =>
    new Promise((resolve, reject) => {
      work(...args, (error, value) => (error ? reject(error) : resolve(value)));
    });

module.exports = { inspect, format, isDeepStrictEqual, promisify };
