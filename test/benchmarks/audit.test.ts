import { afterAll, beforeAll, expect, test } from "vitest";
import { auditBenchmark } from "../../src/benchmarks/audit/audit.ts";
import { type OwnRow, own } from "../../src/benchmarks/own/row.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ workers: 2 });
});
afterAll(() => sandbox.close());

const good: OwnRow = {
  id: "double",
  prompt: "Write `double(x)`, which gives twice the number x. For example, double(2) == 4.",
  entry: "double",
  tests: ["assert double(3) == 6", "assert double(-1) == -2"],
  visible: ["assert double(2) == 4"],
  reference: "def double(x):\n    return 2 * x\n",
};
const audit = async (...rows: OwnRow[]) => {
  const { findings } = await auditBenchmark(
    rows.map((row) => own.problem(own.parse(row))),
    { sandbox },
  );
  return findings.map(({ level, kind, task }) => `${level} ${kind} ${task}`);
};

test("a sound benchmark has neither faults nor doubts, with tests of every kind", async () => {
  const prompt = "Read two numbers from the standard input and print their sum, for example 3 for 1 and 2.";
  const script = {
    id: "sum",
    prompt,
    tests: [{ stdin: "1 2", stdout: "3" }],
    reference: "print(sum(map(int, input().split())))",
  };
  const call = {
    ...good,
    id: "call",
    prompt: `${good.prompt} It is called with one number.`,
    tests: [{ args: [4], expected: 8, part: "even" }],
    reference: "def double(x):\n    return x + x\n",
  };
  expect(await audit(good, script, call)).toEqual([]);
});

test.each<[string, OwnRow, string]>([
  [
    "a wrong reference",
    { ...good, reference: "def double(x):\n    return x\n" },
    "fault wrong-reference double",
  ],
  [
    "a test in the prompt",
    { ...good, prompt: `${good.prompt}\n\nassert double(3) == 6` },
    "fault leaked-test double",
  ],
  [
    "tests that test nothing",
    { ...good, tests: ["assert True, 'nothing is called'"] },
    "fault empty-passes double",
  ],
  ["no reference", { ...good, reference: undefined as never }, "doubt no-reference double"],
  [
    "a visible test among the hidden",
    { ...good, visible: ["assert double(3) == 6"] },
    "doubt leaked-test double",
  ],
  ["a prompt that says nothing", { ...good, prompt: "Double, e.g." }, "doubt unclear-prompt double"],
  [
    "a prompt without its function",
    { ...good, prompt: "Write a function that gives twice its number, for example 4 for 2." },
    "doubt unclear-prompt double",
  ],
])("finds %s", async (_, row, finding) => {
  const { reference, ...rest } = row;
  expect(await audit(reference === undefined ? rest : row)).toContain(finding);
});

test("finds a judge that depends on chance", async () => {
  let calls = 0;
  const problem = own.problem(own.parse(good));
  const unsteady = {
    ...problem,
    judge: {
      key: "coin",
      verdict: async (answer: string) => {
        const pass = answer !== "" && calls++ % 2 === 0;
        const checks = [{ test: 0, outcome: pass ? ("pass" as const) : ("fail" as const), output: "" }];
        return {
          pass,
          score: Number(pass),
          checks,
          measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
        };
      },
    },
  };
  const { findings } = await auditBenchmark([unsteady], { sandbox });
  expect(findings).toMatchObject([{ kind: "unsteady-judge", level: "fault" }]);
});

test("finds ids, prompts and references that occur twice", async () => {
  const other = {
    ...good,
    prompt: "Give TWICE x by `double(x)`, for example 4 for 2: other words, and the same program.",
  };
  expect(await audit(good, other)).toEqual(["fault duplicate double", "doubt duplicate double"]);
});
