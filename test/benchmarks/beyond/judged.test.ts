import { afterAll, describe, expect, it } from "vitest";
import codemind from "../../../src/benchmarks/codemind.ts";
import cruxeval from "../../../src/benchmarks/cruxeval.ts";
import cruxevalX from "../../../src/benchmarks/cruxeval-x.ts";
import gitchameleon from "../../../src/benchmarks/gitchameleon.ts";
import lyra from "../../../src/benchmarks/lyra.ts";
import mokav from "../../../src/benchmarks/mokav.ts";
import { parametersOf } from "../../../src/benchmarks/pareval/driver.ts";
import pareval from "../../../src/benchmarks/pareval.ts";
import reval from "../../../src/benchmarks/reval.ts";
import spider from "../../../src/benchmarks/spider.ts";
import testeval from "../../../src/benchmarks/testeval.ts";
import { judgeAnswer } from "../../../src/core/problem.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";
import { passes, problemOf } from "./opened.ts";

const sandbox = await sandboxOrReason("auto");
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

describe.skipIf(typeof sandbox === "string")("answers that are judged by running something", () => {
  if (typeof sandbox === "string") return;
  const f = "def f(x):\n    y = x + 1\n    if y > 10:\n        y = 0\n    return [y, x]\n";

  it("CRUXEval: a value, or arguments, and nothing that computes the one from the other", async () => {
    const row = { id: "s", code: f, input: "3", output: "[4, 3]" };
    const output = problemOf(cruxeval, row, "output");
    expect(
      await passes(output, ["[4, 3]", "[ANSWER][4,3][/ANSWER]", "[3, 4]", "f(3)", "(4, 3)", ""], sandbox),
    ).toEqual([true, true, false, false, false, false]);
    const input = problemOf(cruxeval, row, "input");
    expect(
      await passes(input, ["3", "x=3", "4", "0) or ([4, 3]", "*[3]", "lambda: 3", "f := 3", ""], sandbox),
    ).toEqual([true, true, false, false, true, false, false, false]);
  });

  it("CRUXEval-X: one side of the assertion, in its place", async () => {
    const before = "def check(candidate):\n    assert candidate(";
    const row = {
      id: 1,
      code: `${f}\n${before}3) == [4, 3]\n\ncheck(f)\n`,
      input_reasoning: `${before}????) == [4, 3]\n\ncheck(f)\n`,
      output_reasoning: `${before}3) == ????\n\ncheck(f)\n`,
    };
    const output = problemOf(cruxevalX, row, "py-output");
    expect(output.reference).toBe("[4, 3]");
    const answers = ["[4, 3]", "[3, 4]", "0 or True", "f(3)", "[4, 3])\n    assert (True"];
    expect(await passes(output, answers, sandbox)).toEqual([true, false, false, false, false]);
    const input = problemOf(cruxevalX, row, "py-input");
    expect(await passes(input, ["3", "4", "3) == [4, 3] or (True"], sandbox)).toEqual([true, false, false]);
  });

  it("REval: what a tracer sees", async () => {
    const row = { id: "0", code: f, input: "f(*(3,))", line: 2, variable: "y", asked: "assert f(3) == ??" };
    const ask = (part: string, line: number, answers: string[]) =>
      passes(problemOf(reval, { ...row, line }, part), answers, sandbox);
    expect(await ask("coverage", 4, ["NO", "YES", ""])).toEqual([true, false, false]);
    expect(await ask("coverage", 3, ["yes", "NO"])).toEqual([true, false]);
    expect(await ask("state", 2, ["4; int", "4; float", "5; int", "4"])).toEqual([true, false, false, false]);
    expect(await ask("state", 4, ["[Nil]", "0; int"])).toEqual([true, false]);
    expect(await ask("path", 3, ["return [y, x]", "y = 0", "-1"])).toEqual([true, false, false]);
    expect(await ask("path", 5, ["-1", "return [y, x]"])).toEqual([true, false]);
    expect(await ask("output", 2, ["[4, 3]", "[3, 4]", "__import__('os')"])).toEqual([true, false, false]);
    const all = problemOf(reval, { ...row, line: 3 }, "consistency");
    const scores = ["YES\n4; int\nreturn [y, x]\n[4, 3]", "YES\n4; int\ny = 0\n[4, 4]", "NO\n4; int\n-1\n0"];
    const verdicts = await Promise.all(scores.map((answer) => judgeAnswer(all, answer, sandbox)));
    expect(verdicts.map(({ score }) => score)).toEqual([1, 0.25, 0]);
  });

  it("CodeMind: an own program that is wrong has no output to be right about", async () => {
    const row = {
      id: "a",
      tests: [{ input: "2\n", output: "4\n" }],
      python: "print(int(input()) * 2)",
      java: "class A {}",
    };
    const answer = (program: string, said: string) => `\`\`\`python\n${program}\n\`\`\`\nOUTPUT:\n${said}`;
    const dependent = problemOf(codemind, row, "der");
    const answers = [
      answer(row.python, "4"),
      answer(row.python, "5"),
      answer("print(1)", "1"),
      answer("print(1)", "4"),
    ];
    expect(await passes(dependent, answers, sandbox)).toEqual([true, false, false, false]);
    expect(problemOf(codemind, row, "sr").task.tests).toHaveLength(1);
    expect(problemOf(codemind, row, "sr-plain").task.tests).toHaveLength(0);
  });

  it("Mokav: an input on which both end, with different outputs", async () => {
    const row = {
      id: "1/1",
      title: "t",
      wrong: "print(abs(int(input())))",
      right: "n = int(input())\nprint(n if n != 7 else 1 / 0)",
      exposing: "-3",
      example: "",
    };
    expect(await passes(problemOf(mokav, row), ["-3", "3", "7", "x", ""], sandbox)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("TestEval: tests by what they reach", async () => {
    const solution = "class Solution:\n  def f(self, x):\n    if x > 3:\n      return 1\n    return 0\n";
    const row = {
      task_num: 1,
      task_title: "t",
      func_name: "f",
      description: "d",
      python_solution: solution,
      place: 0,
    };
    const test = (...values: number[]) =>
      values
        .map((x, at) => `def test_${at}():\n    assert Solution().f(${x}) == ${x > 3 ? 1 : 0}\n`)
        .join("");
    const overall = problemOf(testeval, row, "overall");
    expect(
      await passes(overall, [test(4, 0), test(4), "assert True", `${test(4, 0)}    assert False\n`], sandbox),
    ).toEqual([true, false, false, false]);
    const line = problemOf(testeval, { ...row, line: 4 }, "line");
    expect(await passes(line, [test(4), test(0)], sandbox)).toEqual([true, false]);
    const instrumented = solution.replace("      return 1", "      log_function('high')\n      return 1");
    const path = problemOf(testeval, { ...row, path: ["high", "high"], instrumented }, "path");
    expect(await passes(path, [test(4, 5), test(4, 0)], sandbox)).toEqual([true, false]);
  });

  it("Spider: rows, in order only where the gold query orders them", async () => {
    const statements = ["CREATE TABLE t (a int, b text)", "INSERT INTO t VALUES (1,'x'),(2,'y'),(2,'y')"];
    const row = { i: 1, db: "d", gold: "SELECT a, b FROM t", query: "q", hardness: "easy", statements };
    const any = problemOf(spider, row);
    const answers = [
      "SELECT b, a FROM t ORDER BY a DESC;",
      "SELECT DISTINCT a, b FROM t",
      "SELECT a FROM t",
      "DROP TABLE t",
      "",
    ];
    expect(await passes(any, answers, sandbox)).toEqual([true, true, false, false, false]);
    const ordered = problemOf(spider, { ...row, gold: "SELECT a FROM t ORDER BY a" });
    expect(
      await passes(ordered, ["SELECT a FROM t ORDER BY a ASC", "SELECT a FROM t ORDER BY a DESC"], sandbox),
    ).toEqual([true, false]);
  });

  it("Lyra: syntax trees, with the SQL inside strings read for itself", async () => {
    const code = 'def f(c):\n    return c.execute("SELECT a FROM t WHERE b = :b")';
    const problem = problemOf(lyra, { id: "1", code, comm_zh: "", comm_en: "e" }, "test");
    const verdicts = await Promise.all(
      [
        'def f(c):\n\n  return c.execute("select  A from T where b=:b")',
        'def f(c):\n    return c.execute("SELECT z FROM t")',
        "def f(c):\n    return 1",
        "def f(c)",
      ].map((answer) => judgeAnswer(problem, answer, sandbox)),
    );
    expect(verdicts.map(({ checks }) => checks.map(({ outcome }) => outcome === "pass"))).toEqual([
      [true, true, true],
      [true, true, false],
      [true, false, false],
      [false, false, false],
    ]);
  });

  it("ParEval: agrees with the serial function on made-up values", { timeout: 60_000 }, async () => {
    const head = "void relu(std::vector<double> &x) {";
    const row = {
      name: "relu",
      parallelism_model: "omp",
      prompt: `#include <omp.h>\n\n/* Zero what is less than zero. */\n${head}`,
      serial: `/* Zero what is less than zero. */\n${head}\n  for (auto &each : x) if (each < 0) each = 0;\n}`,
      entry: "relu",
    };
    const answers = [
      "#pragma omp parallel for\n  for (size_t at = 0; at < x.size(); at++) x[at] = std::max(0.0, x[at]);\n}",
      "}",
      "missing(); }",
    ];
    expect(await passes(problemOf(pareval, row), answers, sandbox)).toEqual([true, false, false]);
    expect(await problemOf(pareval, { ...row, parallelism_model: "cuda" }).missing?.(sandbox)).toBe("CUDA");
    expect(
      parametersOf("int f(std::vector<bool> const& x, size_t N, int k) {", "f")?.map(({ kind }) => kind),
    ).toEqual(["input", "count", "scalar"]);
    expect(parametersOf("int f(Point p) {", "f")).toBeUndefined();
  });

  it("a task whose library is not here is not judged, and says what is missing", async () => {
    const row = {
      example_id: "1",
      python_version: "3.9",
      library: "no-such-library",
      version: "1.0",
      problem: "p",
      starting_code: "",
      additional_dependencies: "",
      visible: "",
      hidden: "def test_a():\n    pass",
      solution: "x = 1",
    };
    const problem = problemOf(gitchameleon, row);
    await expect(judgeAnswer(problem, "x = 1", sandbox)).rejects.toMatchObject({
      code: "ENVIRONMENT_MISSING",
      message: expect.stringContaining("no-such-library"),
    });
  });
});
