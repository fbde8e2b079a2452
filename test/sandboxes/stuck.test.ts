import { expect } from "vitest";
import { sandboxOrReason, slowTestsIn } from "./opened.ts";

/** Nobody keeps a worker for ever. */
const inSandbox = slowTestsIn(() => sandboxOrReason("bubblewrap"));

inSandbox("a program starts with fewer threads left than its runtime has", async (sandbox) => {
  const verdict = await sandbox.check({
    language: "javascript",
    program: "function f(x) { return x + 1; }",
    suite: { entry: "f", tests: [{ kind: "call", args: [1], expected: 2 }], limits: { processes: 2 } },
  });
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(["pass"]);
});

inSandbox("a program that never reads what it is asked", async (sandbox) => {
  const loaded = `const body = Buffer.from('["loaded"]');
const head = Buffer.alloc(4);
head.writeUInt32LE(body.length);
require("fs").writeSync(3, Buffer.concat([head, body]));
for (;;);`;
  const verdict = await sandbox.check({
    language: "javascript",
    program: loaded,
    suite: {
      entry: "f",
      tests: [{ kind: "call", args: ["x".repeat(4 << 20)], expected: 2 }],
      limits: { cpuSeconds: 0.5 },
    },
  });
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(["timeout"]);
});

inSandbox("a long value crosses whole, both ways", async (sandbox) => {
  const text = "x".repeat(4 << 20);
  const verdict = await sandbox.check({
    language: "javascript",
    program: "function f(x) { return x; }",
    suite: { entry: "f", tests: [{ kind: "call", args: [text], expected: text }] },
  });
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(["pass"]);
});

inSandbox("a generated test that begins an answer and leaves it there", async (sandbox) => {
  const begun = "import os, time\nos.write(3, bytes([255, 0, 0, 0]))\ntime.sleep(60)";
  const { rows } = await sandbox.grid({
    language: "python",
    programs: ["def f(x):\n    return x + 1"],
    tests: [begun, "assert f(1) == 2"],
    entry: "f",
    cpuSeconds: 0.5,
  });
  expect(rows.map(({ passes }) => passes)).toEqual([[false, true]]);
});
