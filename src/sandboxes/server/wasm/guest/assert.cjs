"use strict";
// What tests find as `assert`. Values are compared by Node's own functions, outside, on copies.
const { inspect } = require("./util.cjs");
const { textOf } = require("./values.cjs");

class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message ?? `${inspect(actual)} ${operator} ${inspect(expected)}`);
    Object.assign(this, { code: "ERR_ASSERTION", generatedMessage: message === undefined });
    Object.assign(this, { actual, expected, operator });
    this.name = "AssertionError";
  }
}

function fail(message, actual, expected, operator) {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, actual, expected, operator });
}

const assert = (value, message) => value || fail(message, value, true, "==");
const alike = (how) => (left, right) => host.equal(how, textOf(left), textOf(right));

const COMPARISONS = {
  // biome-ignore lint/suspicious/noDoubleEquals: it is what this one means
  equal: (left, right) => left == right || (Number.isNaN(left) && Number.isNaN(right)),
  strictEqual: Object.is,
  deepEqual: alike("deepEqual"),
  deepStrictEqual: alike("deepStrictEqual"),
};
for (const [name, same] of Object.entries(COMPARISONS)) {
  const opposite = `not${name[0].toUpperCase()}${name.slice(1)}`;
  assert[name] = (actual, expected, message) =>
    same(actual, expected) ? undefined : fail(message, actual, expected, name);
  assert[opposite] = (actual, expected, message) =>
    same(actual, expected) ? fail(message, actual, expected, opposite) : undefined;
}

/** Whether something thrown is what was expected: of a class, matching a pattern, accepted by a function, with properties. */
function fits(error, expected) {
  if (expected === undefined || typeof expected === "string") return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === "function") {
    if (expected.prototype !== undefined && error instanceof expected) return true;
    return !Object.prototype.isPrototypeOf.call(Error, expected) && expected.call({}, error) === true;
  }
  return Object.keys(expected).every((key) =>
    expected[key] instanceof RegExp && typeof error[key] === "string"
      ? expected[key].test(error[key])
      : COMPARISONS.deepStrictEqual(error[key], expected[key]),
  );
}

function thrown(error, expected, message) {
  if (fits(error, expected)) return;
  if (typeof expected === "function" || expected instanceof RegExp) throw error;
  fail(message, error, expected, "throws");
}

function missing(expected, message, operator) {
  fail(
    message ?? (typeof expected === "string" ? expected : "Missing expected exception."),
    undefined,
    expected,
    operator,
  );
}

Object.assign(assert, {
  AssertionError,
  ok: assert,
  fail: (message = "Failed") => fail(message, undefined, undefined, "fail"),
  ifError: (value) =>
    value === null || value === undefined ? undefined : fail(undefined, value, null, "ifError"),
  match: (text, pattern, message) => (pattern.test(text) ? undefined : fail(message, text, pattern, "match")),
  doesNotMatch: (text, pattern, message) =>
    pattern.test(text) ? fail(message, text, pattern, "doesNotMatch") : undefined,
  throws(work, expected, message) {
    try {
      work();
    } catch (error) {
      return thrown(error, expected, message);
    }
    missing(expected, message, "throws");
  },
  doesNotThrow: (work) => void work(),
  async rejects(work, expected, message) {
    try {
      await (typeof work === "function" ? work() : work);
    } catch (error) {
      return thrown(error, expected, message);
    }
    missing(expected, message, "rejects");
  },
  doesNotReject: async (work) => void (await (typeof work === "function" ? work() : work)),
});
assert.strict = Object.assign((value, message) => assert(value, message), assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;
