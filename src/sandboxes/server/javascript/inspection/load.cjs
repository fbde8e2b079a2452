"use strict";
// Runs a program's top level and then a call or test code with its names in scope.
const vm = require("node:vm");

/** Notes in `fields` what came out: the value of the call or expression, or what an assertion was given. */
function load(program, url, run, shown, fields, stepped) {
  const module = { exports: {} };
  const compiled = vm.compileFunction(
    `${program}\n;return (code) => eval(code);`,
    ["require", "module", "exports", "assert"],
    { filename: url },
  );
  const assert = noting(require("node:assert"), (value) => {
    fields.value = shown.value(value);
  });
  // biome-ignore lint/suspicious/noDebugger: where stepping begins
  if (stepped) debugger;
  const evaluate = compiled(require, module, module.exports, assert);
  const code = run.kind === "code" ? run.code : `${run.entry}(...${JSON.stringify(run.args)})`;
  const value = evaluate(`${code}\n//# sourceURL=test.js`);
  const note = (settled) => {
    if (settled !== undefined) fields.value = shown.value(settled);
  };
  if (typeof value?.then === "function") value.then(note);
  else note(value);
}

/** An `assert` that notes the first argument of the functions that compare. */
function noting(assert, note) {
  return new Proxy(assert, {
    get(target, name) {
      const found = target[name];
      if (typeof found !== "function" || !/equal/i.test(String(name))) return found;
      return (...args) => {
        note(args[0]);
        return found(...args);
      };
    },
  });
}

module.exports = { load };
