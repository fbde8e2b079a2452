import assert from "node:assert";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Test } from "../../src/core/task.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { installed, PACKAGES } from "../../src/sandboxes/wasm/place.ts";
import { data, missing } from "../data.ts";
import { sandboxOrReason, slowTestsIn } from "./opened.ts";

const inside = slowTestsIn(() =>
  installed().includes("javascript") ? sandboxOrReason("wasm") : `not installed: ${PACKAGES.javascript}`,
);

const check = (sandbox: Sandbox, program: string, ...codes: string[]) =>
  sandbox.check({
    language: "javascript",
    program,
    suite: {
      tests: codes.map((code): Test => ({ kind: "code", code })),
      entry: "f",
      limits: { cpuSeconds: 1, idleSeconds: 2, memoryBytes: 128 * 1024 ** 2 },
    },
    all: true,
  });
const outcomes = async (sandbox: Sandbox, program: string, ...codes: string[]) =>
  (await check(sandbox, program, ...codes)).checks.map(({ outcome }) => outcome);
const run = (sandbox: Sandbox, program: string, stdin = "") =>
  sandbox.run({ language: "javascript", program, stdin, limits: { cpuSeconds: 1, outputBytes: 1000 } });

inside("judges with Node's harness, whose tests hold nothing of the program", async (sandbox) => {
  const verdict = await sandbox.check({
    language: "javascript",
    program: "const f = (x) => [...x].sort();",
    suite: {
      entry: "f",
      tests: [
        { kind: "call", args: [[3, 1, 2]], expected: [1, 2, 3] },
        { kind: "code", code: "assert.deepStrictEqual(f('h\\0éß😀'), ['\\0', 'h', 'ß', 'é', '😀'].sort());" },
        { kind: "code", code: "const told = f([2, 1]);\nassert.deepEqual(told, [2, 1]);" },
      ],
    },
    all: true,
  });
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "fail"]);
  expect(verdict.checks[2]?.output).toBe(
    "assert.deepEqual(told, [2, 1]);\n  got      [ 1, 2 ]\n  expected [ 2, 1 ]",
  );
  expect(verdict.measures.cpuSeconds).toBeGreaterThan(0);
});

inside("every way to end has its outcome", async (sandbox) => {
  const cases: [string, string][] = [
    ["const f = (", "build"],
    ["const f = () => process.exit(0);", "crash"],
    ["const f = () => f() + 1;", "crash"],
    ["function f() { for (;;) try { f.x = 1; } catch {} }", "timeout"],
    ["const f = () => new Promise(() => {});", "timeout"],
    ["function f() { const kept = []; for (;;) kept.push(new Array(10000).fill(1)); }", "memory"],
    ["const f = () => ({ valueOf: () => 1, toString: () => '1' });", "fail"],
    ["Object.prototype.toJSON = () => ['v', 1]; JSON.stringify = () => '[]'; const f = () => 2;", "forged"],
  ];
  const found = await Promise.all(
    cases.map(async ([program]) =>
      outcomeOf(await check(sandbox, program, "assert.strictEqual(await f(), 1);")),
    ),
  );
  expect(found).toEqual(cases.map(([, outcome]) => outcome));
});

inside("values, promises, classes and thrown errors cross as in Node", async (sandbox) => {
  const program = `
export class Point { constructor(x) { this.x = x; } next() { return new Point(this.x + 1); } }
export async function f(value) { await new Promise((done) => setTimeout(done, 5)); return value; }
export function change(list) { list.push(4); }
export function fail() { throw Object.assign(new RangeError("too far"), { by: 3 }); }`;
  expect(
    await outcomes(
      sandbox,
      program,
      "const odd = [undefined, NaN, -0, 10n, new Map([[1, new Set('a')]]), new Date(5), /x/g, new Uint8Array([1, 255, 3])];\nassert.deepStrictEqual(await f(odd), odd);",
      "const list = [1]; change(list); assert.deepEqual(list, [1, 4]);",
      "assert.strictEqual(new Point(3).next().x, 4);",
      "assert.throws(fail, RangeError); assert.throws(fail, /far/); assert.throws(fail, { by: 3 });",
      "assert.throws(fail, TypeError);",
      "assert.throws(() => 1);",
      "await assert.rejects(f(1));",
    ),
  ).toEqual(["pass", "pass", "pass", "pass", "crash", "fail", "fail"]);
});

inside("what equals what is decided as in Node", async (sandbox) => {
  const values =
    "1, '1', true, NaN, -0, 0, null, undefined, 1n, [], [1], ['1'], [undefined], {}, { a: 1 }, { a: '1' }, Object.create(null), new Map([[1, 2]]), new Map([['1', 2]]), new Set([1]), new Set(['1']), new Date(1), new Date(2), /a/, /a/g, new Error('a'), new TypeError('a'), new Uint8Array([1]), new (class A { x = 1 })(), new (class B { x = 1 })()";
  const pairs = `const values = [${values}];
const bits = [];
for (const how of ["equal", "strictEqual", "deepEqual", "deepStrictEqual"])
  for (const left of values) for (const right of values)
    try { assert[how](left, right); bits.push(1); } catch { bits.push(0); }
return bits.join("");`;
  const expected = new Function("assert", pairs)(assert) as string;
  const request = { language: "javascript", limits: { outputBytes: 10_000 } };
  const program = `const assert = require("assert"); process.stdout.write((() => { ${pairs} })());`;
  expect((await sandbox.run({ ...request, program })).stdout).toBe(expected);
});

inside("recorded programs of MultiPL-E end as recorded", async (sandbox, context) => {
  const file = "multiple-davinci002-python-js/humaneval_js_davinci_t0.8.jsonl.gz";
  const absent = missing(file);
  if (absent) return context.skip(absent);
  const lines = gunzipSync(readFileSync(data(file)))
    .toString()
    .trim()
    .split("\n");
  // Every sixteenth problem; all 322 of two programs each were compared once.
  const rows = lines.filter((_, index) => index % 16 === 0).map((line) => JSON.parse(line));
  const ends = await Promise.all(
    rows.map(async (row) => outcomes(sandbox, row.prompt + row.completions[0], row.tests)),
  );
  expect(ends.map(([end]) => end === "pass")).toEqual(rows.map((row) => row.status[0] === "OK"));
});

inside("scripts: input in three ways, output as Node shows it, exit codes", async (sandbox) => {
  const lines = "1\n2\n";
  const sum = "require('fs').readFileSync(0, 'utf8').trim().split('\\n').map(Number).reduce((a, b) => a + b)";
  expect((await run(sandbox, `console.log(${sum})`, lines)).stdout).toBe("3\n");
  const reader =
    "import { createInterface } from 'node:readline';\nfor await (const line of createInterface({ input: process.stdin })) console.log('>' + line);";
  expect((await run(sandbox, reader, lines)).stdout).toBe(">1\n>2\n");
  const events =
    "let all = ''; process.stdin.on('data', (d) => (all += d)).on('end', () => console.log(all.length));";
  expect((await run(sandbox, events, lines)).stdout).toBe("4\n");
  const shown = "console.log('%d of', 3, [1, { a: new Map([[1, 'x']]) }], class A {}, null, 'é😀')";
  expect((await run(sandbox, shown)).stdout).toBe(
    "3 of [ 1, { a: Map(1) { 1 => 'x' } } ] [class A] null é😀\n",
  );
  const thrown = await run(sandbox, "console.log('before'); require('child_process')");
  expect(thrown).toMatchObject({ outcome: "crash", exitCode: 1, stdout: "before\n" });
  expect(thrown.stderr).toContain("Cannot find module 'child_process'");
  const loud = await run(sandbox, "console.log('x'.repeat(100_000)); process.exit(3)");
  expect(loud).toMatchObject({ outcome: "crash", exitCode: 3, truncated: true });
  expect(loud.stdout.length).toBe(1000);
  expect((await run(sandbox, "for (;;);")).outcome).toBe("timeout");
});

inside("an endless loop is cut off after the same number of turns every time", async (sandbox) => {
  const program = "let turns = 0; for (;;) if (++turns % 1e5 === 0) console.log(turns);";
  const lengths = [];
  for (let again = 0; again < 2; again++) {
    const limits = { cpuSeconds: 0.1, outputBytes: 2 ** 20 };
    const ran = await sandbox.run({ language: "javascript", program, limits });
    expect(ran.outcome).toBe("timeout");
    lengths.push(ran.stdout.length);
  }
  expect(lengths[0]).toBeGreaterThan(0);
  expect(lengths[1]).toBe(lengths[0]);
});

inside("nothing of Node or of the machine is within reach", async (sandbox) => {
  const tries = [
    "process.binding('fs')",
    "process.mainModule.require('fs')",
    "require('fs').readFileSync('/etc/passwd', 'utf8').length",
    "Function('return this')().process.constructor.constructor('return process')().pid",
    "fetch('http://127.0.0.1/')",
    "globalThis[Symbol.for('assay:fs')].readdirSync('/')",
    "new Worker('x', { eval: true })",
    "new WebAssembly.Memory({ initial: 1 })",
    "require('./channel.cjs')",
  ];
  const program = `for (const text of ${JSON.stringify(tries)}) {
  let value;
  try { value = eval(text); } catch {}
  console.log(value === undefined ? "closed" : "OPEN " + text);
}`;
  expect((await run(sandbox, program)).stdout).toBe("closed\n".repeat(tries.length));
});

inside("a grid: what a program keeps from one test, the next does not see", async (sandbox) => {
  const programs = ["let seen = 0; const f = () => ++seen;", "const f = ("];
  const tests = ["assert.equal(f(), 1);", "assert.equal(f(), 1);", "assert(f( ="];
  const request = { language: "javascript", programs, tests, cpuSeconds: 1, entry: "f" };
  const { rows, tests: about } = await sandbox.grid(request);
  expect(rows.map(({ ran, passes }) => [ran, passes])).toEqual([
    [true, [true, true, false]],
    [false, [false, false, false]],
  ]);
  expect(about.map(({ compiles }) => compiles)).toEqual([true, true, false]);
});
