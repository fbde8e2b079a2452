import { beforeAll, describe, expect, it } from "vitest";
import type { SampleRecord } from "../../../src/core/record.ts";
import type { Outcome } from "../../../src/core/verdict.ts";
import { bugPatternOf } from "../../../src/metrics/bug-patterns.ts";
import { loadGrammars } from "../../../src/metrics/code/tree.ts";
import hallucination, { hallucinationOf } from "../../../src/metrics/hallucination.ts";
import { errorName } from "../../../src/metrics/outcomes/errors.ts";
import { recordOf } from "../doubles.ts";

beforeAll(() => loadGrammars(["python"]));

function ended(
  outcome: Outcome,
  output: string,
  program = "def f(x):\n    return x\n",
  score = 0,
): SampleRecord {
  const record = { ...recordOf("t", 0, outcome === "pass" ? 1 : score), outcome, program };
  record.verdict.checks = [{ test: 0, outcome, output }];
  return record;
}

it.each([
  ["line 3, in f\nIndexError: list index out of range", "IndexError"],
  ["KeyError: 'a'\n\nDuring handling of it:\nValueError: no", "ValueError"],
  ['Exception in thread "main" java.lang.ArithmeticException: / by zero', "ArithmeticException"],
  ["ReferenceError: x is not defined", "ReferenceError"],
  ["json.decoder.JSONDecodeError: nothing", "JSONDecodeError"],
  ["StopIteration", "StopIteration"],
  ["expected 3, got 4", null],
])("%j: %s", (output, name) => {
  expect(errorName(ended("crash", output))).toBe(name);
});

describe("hallucinations", () => {
  it.each([
    ["crash", "ZeroDivisionError: division by zero", "mapping/data-compliance"],
    ["crash", "IndexError: list index out of range", "mapping/structural-access"],
    ["crash", "NameError: name 'y' is not defined", "naming/identity"],
    ["build", "ModuleNotFoundError: No module named 'nope'", "naming/external-source"],
    ["crash", "RecursionError: too deep", "resource/physical-constraint"],
    ["memory", "", "resource/physical-constraint"],
    ["crash", "OverflowError: too large", "resource/computational-boundary"],
    ["fail", "AssertionError: 3 != 4", "logic/deviation"],
    ["build", "SyntaxError: invalid syntax", null],
    ["timeout", "", null],
    ["pass", "", null],
  ] as const)("%s %j: %s", (outcome, output, kind) => {
    expect(hallucinationOf(ended(outcome, output))).toBe(kind);
  });

  it("a program that runs on and on has broken down; the rate is of all samples", () => {
    const long = ended("fail", "", "x = 1\n".repeat(700));
    expect(hallucinationOf(long)).toBe("logic/breakdown");
    const values = hallucination.of([{ ...long, attempt: 1 }, ended("pass", "")], { k: [1], seed: 1 });
    expect(values["hallucination-rate"]?.value).toBe(0.5);
    expect(values["hallucination-logic/breakdown"]?.value).toBe(0.5);
  });
});

describe("bug patterns", () => {
  it.each([
    ["build", "SyntaxError: invalid syntax", "def f(x):\n    return = x\n", 0, "syntax-error"],
    ["crash", "", "def f(x):\n    pass\n", 0, "incomplete-generation"],
    ["crash", "", 'def f(x):\n    """Doc."""\n', 0, "incomplete-generation"],
    ["build", "SyntaxError: '(' was never closed", "def f(x):\n    return g(x", 0, "incomplete-generation"],
    ["crash", "NameError: name 'g' is not defined", undefined, 0, "hallucinated-object"],
    ["crash", "AttributeError: no such", undefined, 0, "wrong-attribute"],
    ["crash", "TypeError: no", undefined, 0, "wrong-input-type"],
    ["crash", "IndexError: no", undefined, 0, "missing-corner-case"],
    ["fail", "3 != 4", undefined, 0.9, "missing-corner-case"],
    ["fail", "3 != 4", undefined, 0.1, "misinterpretation"],
    ["timeout", "", undefined, 0, "resource-limit"],
    ["crash", "SystemExit: 0", undefined, 0, "unclear"],
    ["pass", "", undefined, 1, null],
  ] as const)("%s %j %j: %s", (outcome, output, program, score, pattern) => {
    expect(bugPatternOf(ended(outcome, output, program, score))).toBe(pattern);
  });

  it("a complete function that raises on purpose is not incomplete", () => {
    const program = "def f(x):\n    raise ValueError(x)\n";
    expect(bugPatternOf(ended("crash", "ValueError: 1", program))).toBe("wrong-input-type");
  });
});
