import { expect, type TestContext, test } from "vitest";
import type { Inspection, InspectRequest } from "../../../src/core/inspection.ts";
import { blocksOf } from "../../../src/core/trace.ts";
import { codeRequest, coverageText, sandbox, traceText } from "./opened.ts";

async function inspect(context: TestContext, request: InspectRequest): Promise<Inspection> {
  const one = await sandbox();
  if (typeof one === "string") return context.skip(one);
  return one.inspect(request);
}

const javascript = (program: string, code: string, wants: InspectRequest["wants"]) =>
  codeRequest("javascript", program, code, wants);

const SUM = `function f(n) {
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (i % 2) {
      total += g(i);
    }
  }
  return total;
}

const g = (x) => {
  return x * 2;
};
`;

test("lines, branches, steps and blocks of a loop with a branch and a call", async (context) => {
  const seen = await inspect(context, javascript(SUM, "assert.equal(f(3), 2)", ["coverage", "trace"]));
  expect(seen.cut).toBe(false);
  expect(seen.run.outcome).toBe("pass");
  expect(seen.value).toEqual({ text: "2", type: "number" });
  expect(coverageText(seen)).toEqual({
    lines: "2:1 3:4 4:3 5:1 8:1 11:1 12:1",
    branches: "3 true:3, 3 false:1, 4 true:1, 4 false:2",
  });
  const own = seen.trace!.steps.filter((step) => step.function === "f")[0]!.call;
  expect(traceText(seen).filter((row) => !row.startsWith("0:"))).toEqual([
    `${own}:2 n=3`,
    `${own}:3 total=0`,
    `${own}:4 i=0`,
    `${own}:3`,
    `${own}:4 i=1`,
    `${own}:5`,
    `${own + 1}:12 x=1`,
    `${own + 1}:12 return 2`,
    `${own}:3 total=2`,
    `${own}:4 i=2`,
    `${own}:3`,
    `${own}:8 i=gone`,
    `${own}:8 return 2`,
  ]);
  const blocks = blocksOf(seen.trace!).filter((block) => block.function === "f");
  expect(blocks.map(({ lines }) => lines.join(","))).toEqual([
    "2",
    "3",
    "4",
    "3",
    "4",
    "5",
    "3",
    "4",
    "3",
    "8",
  ]);
  expect(blocks[5]).toMatchObject({ before: { total: { text: "0" } }, after: { total: { text: "2" } } });
});

test("each kind of decision is counted", async (context) => {
  const program = `function f(items) {
  const seen = [];
  for (const item of items) {
    if (item === "stop") break;
    else seen.push(item);
    switch (item) {
      case "a":
        seen.push(1);
        break;
      case "b":
        seen.push(2);
        break;
      default:
        seen.push(3);
    }
  }
  let n = items.length;
  while (n > 0) n--;
  do {
    n++;
  } while (n < 2);
  for (;;) {
    return n > 5 ? "big" : seen.length;
  }
}
function never() {
  return 0;
}
`;
  const seen = await inspect(context, javascript(program, 'f(["a", "c", "stop"])', ["coverage"]));
  expect(coverageText(seen)).toEqual({
    lines: "2:1 3:4 4:3 5:2 6:2 8:1 9:1 11:0 12:0 14:1 17:1 18:4 19:3 20:2 22:2 23:1 27:0",
    branches: [
      "3 item:3",
      "3 done:0",
      "4 true:1",
      "4 false:2",
      "6 case 1:1",
      "6 case 2:0",
      "6 default:1",
      "18 true:3",
      "18 false:1",
      "23 true:0",
      "23 false:1",
    ].join(", "),
  });
});

test("a promise is waited for, and a call that waits goes on as the same call", async (context) => {
  const program = `async function g(x) {
  await null;
  return x + 1;
}
async function f(n) {
  const first = await g(n);
  return first * 2;
}
`;
  const request: InspectRequest = {
    language: "javascript",
    program,
    entry: "f",
    test: { kind: "call", args: [4], expected: 10 },
    wants: ["trace"],
  };
  const seen = await inspect(context, request);
  expect(seen.value).toEqual({ text: "10", type: "number" });
  const calls = seen.trace!.steps.filter(({ function: name }) => name === "g" || name === "f");
  expect(new Set(calls.map(({ call }) => call)).size).toBe(2);
  expect(
    calls.map(({ function: name, line, kind }) => `${name}${line}${kind === "line" ? "" : ` ${kind}`}`),
  ).toEqual(["f6", "g2", "g3", "g3 return", "f7", "f7 return"]);
});

test("an exception ends the calls that it leaves; errors are shown by their message", async (context) => {
  const program = `function g(x) {
  throw new RangeError("too " + x);
}
function f() {
  try {
    g("far");
  } catch (error) {
    return error.message;
  }
}
`;
  const seen = await inspect(context, javascript(program!, "f()", ["trace"]));
  const rows = traceText(seen).map((row) => row.replace(/^\d+:/, ""));
  expect(rows.slice(rows.indexOf("6"))).toEqual([
    "6",
    "2 x='far'",
    "2 raise",
    "8 error=RangeError: too far",
    '8 return "too far"',
  ]);
});

test("an endless script still tells what ran", async (context) => {
  const seen = await inspect(context, {
    language: "javascript",
    program: "let i = 0;\nwhile (true) {\n  i++;\n}\n",
    wants: ["coverage", "trace"],
    limits: { cpuSeconds: 1.5 },
  });
  expect(seen.cut).toBe(true);
  expect(seen.coverage!.lines.find(({ line }) => line === 3)!.hits).toBeGreaterThan(1000);
  expect(traceText(seen).slice(0, 4)).toEqual(["0:1", "0:3 i=0", "0:3 i=1", "0:3 i=2"]);
});

test("a script reads its input, and profile, memory and pictures are told", async (context) => {
  const program = `const fs = require("node:fs");
const n = Number(fs.readFileSync(0, "utf8"));
let total = 0;
for (let i = 0; i < n; i++) {
  total += Math.sqrt(i) % 3;
}
fs.writeFileSync("plot.svg", "<svg/>");
console.log(total > 0);
`;
  const seen = await inspect(context, {
    language: "javascript",
    program,
    test: { kind: "io", stdin: "30000000", stdout: "" },
    wants: ["profile", "memory", "images", "instructions"],
  });
  expect(seen.run.stdout).toBe("true\n");
  expect(seen.profile).toMatchObject({ unit: "seconds", inclusive: false });
  expect([4, 5]).toContain(seen.profile!.lines[0]!.line);
  expect(seen.memory).toMatchObject({ of: "process", lines: [] });
  expect(seen.memory!.peakBytes).toBeGreaterThan(1024 ** 2);
  expect(seen.images).toEqual([{ name: "plot.svg", type: "image/svg+xml", data: btoa("<svg/>") }]);
  expect(seen.unavailable.instructions).toContain("just-in-time");
});

test.for([
  ["ends at once", "function f() { process.reallyExit(0); }"],
  [
    "replaces what is used to report",
    "function f() { JSON.stringify = null; Object.keys = null; require('fs').writeSync = null; return 1; }",
  ],
  ["closes the report", "function f() { require('fs').closeSync(4); return 1; }"],
  ["disconnects", "function f() { require('node:inspector').Session.prototype.post = () => {}; return 1; }"],
])("a program that %s gets a shorter story, never a broken sandbox", async ([, program], context) => {
  await inspect(context, javascript(program!, "f()", ["coverage", "trace", "profile"]));
  const after = await inspect(context, javascript(SUM, "f(3)", ["coverage"]));
  expect(coverageText(after).branches).toContain("4 true:1");
});
