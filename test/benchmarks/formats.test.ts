import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import apps from "../../src/benchmarks/apps.ts";
import codeContests from "../../src/benchmarks/code-contests.ts";
import { hiddenTests } from "../../src/benchmarks/livecodebench/tests.ts";
import livecodebench from "../../src/benchmarks/livecodebench.ts";
import { asWhole } from "../../src/benchmarks/multilingual/multipl-e.ts";
import { testMethods } from "../../src/benchmarks/python/unittest.ts";

/** The official shapes of files that are too large to be at hand. */

it("reads APPS as published: by standard input, and by calls", () => {
  const row = {
    problem_id: 7,
    question: "Add.",
    difficulty: "introductory",
    starter_code: "",
    input_output: JSON.stringify({ inputs: ["1 2\n"], outputs: ["3\n"] }),
    solutions: JSON.stringify(["print(sum(map(int, input().split())))"]),
  };
  const problem = apps.problem(apps.parse(row));
  expect(problem.suite.tests).toEqual([{ kind: "io", stdin: "1 2\n", stdout: "3\n" }]);
  expect(problem.task.prompt).toContain("Use Standard Input format");
  expect(problem.reference).toContain("sum(");
  const called = { ...row, input_output: JSON.stringify({ inputs: [[1, 2]], outputs: [3], fn_name: "add" }) };
  const other = apps.problem(apps.parse(called));
  expect(other.task).toMatchObject({ entry: "add", tests: [] });
  expect(other.suite.tests).toHaveLength(1);
});

it("reads CodeContests as published; public tests are visible", () => {
  const one = (stdin: string, stdout: string) => ({ input: [stdin], output: [stdout] });
  const row = {
    name: "p",
    description: "Double.",
    public_tests: one("1", "2"),
    private_tests: one("2", "4"),
    generated_tests: one("3", "6"),
    solutions: { language: [2, 3], solution: ["cpp", "print(2 * int(input()))"] },
    time_limit: { seconds: 2 },
  };
  const { task, suite, reference } = codeContests.problem(codeContests.parse(row));
  expect(task.tests).toEqual([{ kind: "io", stdin: "1", stdout: "2" }]);
  expect(suite.tests).toHaveLength(3);
  expect(reference).toBe("print(2 * int(input()))");
});

it("unpacks LiveCodeBench's tests without running a pickle", () => {
  const tests = [{ input: "1", output: "2", testtype: "stdin" }];
  const json = Buffer.from(JSON.stringify(tests));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const pickle = Buffer.concat([Buffer.from([0x80, 4, 0x58]), length, json, Buffer.from([0x94, 0x2e])]);
  const expected = { tests: [{ input: "1", output: "2" }] };
  expect(hiddenTests(JSON.stringify(tests))).toEqual(expected);
  expect(hiddenTests(deflateSync(pickle).toString("base64"))).toEqual(expected);
  expect(hiddenTests(deflateSync(json).toString("base64"))).toEqual(expected);
  expect(() => hiddenTests(deflateSync(Buffer.from([0x80, 4, 0x4e, 0x2e])).toString("base64"))).toThrow(
    "no text",
  );
});

it("tells LiveCodeBench's scenarios apart", () => {
  const execution = {
    id: "sample_0",
    code: "def f(x):\n    return x",
    input: "f([1])",
    output: "[1]",
    function_name: "f",
  };
  const { task, program, reference } = livecodebench.problem(livecodebench.parse(execution));
  expect(task.prompt).toContain("assert f([1]) == ??");
  expect(program?.("assert f([1]) == [1]")).toBe("def predicted():\n    return ([1])\n");
  expect(reference).toBe("[1]");
  const output = {
    test_id: 3,
    question_id: "q",
    question_content: "Count.",
    starter_code: "class Solution: …",
    function_name: "count",
    test: JSON.stringify([{ input: '"ab"\n2', output: "true" }]),
  };
  expect(livecodebench.problem(livecodebench.parse(output)).task.prompt).toContain(
    'assert count("ab", 2) == # TODO',
  );
});

it("leaves a completion open for tests that close it, and closes off a whole program", () => {
  const head = "fn f(x: i64) -> i64 {\n";
  expect(asWhole(`${head}    x + 1`, "rs", "f")).toBe(`${head}    x + 1`);
  const whole = asWhole(`${head}    x + 1\n}\n\nfn main() {\n    f(1);\n}\n`, "rs", "f");
  expect(whole).toContain("fn assay_rest() {\n");
  expect(whole).not.toContain("fn main");
  expect(
    asWhole(
      'package x\n\nimport (\n\t"math"\n\t"os"\n)\nfunc f() float64 {\n\treturn math.Pi\n}\n',
      "go",
      "f",
    ),
  ).toContain('import (\n\t"testing"\n\t"fmt"\n\t"math"\n)');
  expect(asWhole("function f() {}\n?>\n", "php", "f")).toBe("<?php\nfunction f() {}\n");
});

it("finds the test methods of each class, each name once", () => {
  const text =
    "import unittest\n\nclass A(unittest.TestCase):\n    def test_1(self): pass\n    def helper(self): pass\n    def test_1(self): pass\n\nclass B(A):\n    def test_2(self): pass\n";
  expect([...testMethods(text)]).toEqual([
    ["A", ["test_1"]],
    ["B", ["test_2"]],
  ]);
});
