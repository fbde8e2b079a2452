import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBalanced } from "../../../src/benchmarks/answers/balanced.ts";
import { decided, scored } from "../../../src/benchmarks/answers/decided.ts";
import { importedModules } from "../../../src/benchmarks/answers/libraries.ts";
import { plainAnswer } from "../../../src/benchmarks/answers/plain.ts";
import { choiceOf } from "../../../src/benchmarks/codeprefbench.ts";
import { committed } from "../../../src/benchmarks/conflictbench.ts";
import { commandTemplate, commandWords } from "../../../src/benchmarks/nl2bash/template.ts";
import { pythonData } from "../../../src/benchmarks/python/data.ts";
import { normalised } from "../../../src/benchmarks/sql/judge.ts";
import { sameRows } from "../../../src/benchmarks/sql/same-rows.ts";
import { scoreOf, wordOverlap } from "../../../src/benchmarks/surge/scores.ts";
import { isWithin } from "../../../src/benchmarks/testeval/judge.ts";
import { formatFaults, sectionOf, withSections } from "../../../src/benchmarks/verina/sections.ts";

describe("an answer's text", () => {
  it("comes without its fence or its marks", () => {
    expect(plainAnswer("Sure:\n```python\nx = 1\n```\n")).toBe("x = 1");
    expect(plainAnswer("[ANSWER]\n[1, 2]\n[/ANSWER] because")).toBe("[1, 2]");
    expect(plainAnswer("  [1, 2]\n")).toBe("[1, 2]");
  });

  it("cannot leave the brackets it is put into", () => {
    expect(isBalanced('f("(", [1, {2: ")"}])')).toBe(true);
    expect(["1), 2", "(1]", "(", '"open', "1); g(2"].map(isBalanced)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("makes a verdict: the share that passes, or a measure", () => {
    expect(
      decided([
        { pass: true, part: "a" },
        { pass: false, why: "no", part: "b" },
      ]),
    ).toMatchObject({
      pass: false,
      score: 0.5,
      checks: [
        { outcome: "pass", part: "a" },
        { outcome: "fail", output: "no", part: "b" },
      ],
    });
    expect(scored(0.25, "some")).toMatchObject({ pass: false, score: 0.25 });
    expect(scored(1, "")).toMatchObject({ pass: true, score: 1 });
  });

  it("tells which modules do not come with Python", () => {
    const code = "import os, numpy as np\nfrom flask.views import View\n  import yaml.x\nfrom . import y\n";
    expect(importedModules(code, ["flask"])).toEqual(["numpy", "yaml"]);
  });
});

describe("Python's literals", () => {
  it("are read, never run", () => {
    expect(pythonData(`[(True, 'a\\'b', "c\\n", -1.5e2), {'k': None, 2: [1,],}, ()]`)).toEqual([
      [true, "a'b", "c\n", -150],
      { k: null, 2: [1] },
      [],
    ]);
    for (const text of ["__import__('os')", "[1", "1 + 1", "'a", "{1}"])
      expect(() => pythonData(text)).toThrow();
  });

  it("of JSON's kind are what JSON says", () => {
    const values = fc.array(
      fc.oneof(fc.integer(), fc.string({ unit: "grapheme-ascii" }), fc.array(fc.integer())),
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(pythonData(JSON.stringify(value))).toEqual(value);
      }),
    );
  });
});

describe("measures, worked by hand", () => {
  it("SURGE's overlap of words", () => {
    expect(wordOverlap("a b c", "B c d")).toBe(0.5);
    expect(wordOverlap("", " ")).toBe(1);
    expect(wordOverlap("a", "")).toBe(0);
  });

  it("SURGE's numbers are as near as their relative errors, sorted lists as near as their ranks", () => {
    const numbers = scoreOf("sc", "rk_1.py");
    expect(numbers("['1.0e+00' '1.5e+00']", "['1.0e+00' '2.0e+00']")).toBeCloseTo(1 - 0.25 / 2, 9);
    expect(numbers("[2]", "[2, 4]")).toBeCloseTo(0.5, 9);
    expect(numbers("nothing", "[2]")).toBe(0);
    expect(scoreOf("sc", "mc_1.py")("Pi: 3.1", "Estimated value of Pi: 3.1")).toBeCloseTo(1, 9);
    const sorted = scoreOf("tc", "merge_sort.py");
    expect(sorted("[1, 2, 3]", "[2, 4, 9]")).toBe(1);
    expect(sorted("[3, 2, 1]", "[2, 4, 9]")).toBe(0);
    expect(scoreOf("tc", "tsp.py")("13.2", "13.23")).toBe(0);
  });

  it("SURGE's proofs: of each true error, the words that were said of its line", () => {
    const errors = scoreOf("fl");
    const failed = (...on: [line: number, data: string][]) =>
      JSON.stringify({ pass: false, errors: on.map(([line, data]) => ({ pos: { line }, data })) });
    const truth = failed([3, "unknown identifier x"], [5, "unsolved goals"]);
    expect(errors(truth, truth)).toBe(1);
    expect(errors(failed([3, "unknown identifier"]), truth)).toBeCloseTo(1 / 3, 9);
    expect(errors('{"pass": true}', truth)).toBe(0);
    expect(errors('{"pass": true}', '{"pass": true, "errors": []}')).toBe(1);
    expect(errors("not JSON", truth)).toBe(0);
  });

  it("a path is within a run only unbroken", () => {
    expect(isWithin(["b", "c"], ["a", "b", "c", "d"])).toBe(true);
    expect(isWithin(["a", "c"], ["a", "b", "c"])).toBe(false);
  });

  it("a preference is a letter, or the last sentence that says so", () => {
    expect(["A", " b.", "Code A", "Answer: B"].map(choiceOf)).toEqual([0, 1, 0, 1]);
    expect(choiceOf("Code A is faster. But code B is better overall.")).toBe(1);
    expect(choiceOf("Both are fine")).toBeUndefined();
  });

  it("what was committed is what a difference adds or leaves", () => {
    expect(committed("\n-old\n+new\n same")).toBe("new\nsame");
    expect(committed("plain\n text")).toBe("plain\n text");
  });
});

describe("rows of queries", () => {
  const rows = [
    [1, "a"],
    [2, "b"],
    [2, "b"],
  ];
  it("are compared as often as they come, in any order of the columns", () => {
    const turned = rows.map(([one, two]) => [two!, one!]);
    expect(sameRows(rows, turned, { ordered: true })).toBe(true);
    expect(sameRows(rows, [...turned].reverse(), { ordered: false })).toBe(true);
    expect(sameRows(rows, [...turned].reverse(), { ordered: true })).toBe(false);
    expect(sameRows(rows, rows.slice(0, 2), { ordered: false })).toBe(false);
    expect(sameRows([[1, 2]], [[1, 1]], { ordered: false })).toBe(false);
    expect(sameRows([], [], { ordered: true })).toBe(true);
  });

  it("must fit together, not only column by column", () => {
    const one = [
      [1, 1],
      [2, 2],
    ];
    const other = [
      [1, 2],
      [2, 1],
    ];
    expect(sameRows(one, other, { ordered: false })).toBe(false);
  });

  it("may come with further columns where that does no harm", () => {
    expect(sameRows([["a"]], [[1, "a"]], { ordered: false })).toBe(false);
    expect(sameRows([["a"]], [[1, "a"]], { ordered: false, more: true })).toBe(true);
  });

  it("any shuffle of rows and columns is the same", () => {
    const table = fc.array(
      fc.tuple(fc.integer({ max: 2, min: 0 }), fc.constantFrom("x", "y"), fc.integer()),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(table, fc.integer(), (original, seed) => {
        const shuffled = original
          .map((row, at) => ({ row, order: Math.sin(seed + at) }))
          .sort((a, b) => a.order - b.order)
          .map(({ row: [a, b, c] }) => [c, a, b]);
        expect(sameRows(original, shuffled, { ordered: false })).toBe(true);
      }),
    );
  });

  it("DISTINCT is left out, but not of texts", () => {
    expect(normalised("SELECT DISTINCT a FROM t WHERE b = 'DISTINCT' AND c > = 1;")).toBe(
      "SELECT  a FROM t WHERE b = 'DISTINCT' AND c >= 1",
    );
  });
});

describe("commands", () => {
  it("are equal without white space and needless quotes", () => {
    expect(commandWords(`find .  -name "a b" | wc -l`)).toEqual([
      "find",
      ".",
      "-name",
      "a b",
      "|",
      "wc",
      "-l",
    ]);
  });

  it("have a template without their arguments", () => {
    expect(commandTemplate("find /x -type f -name '*.c' | xargs grep -l foo")).toBe(
      commandTemplate("find . -name '*.h' -type f|xargs grep -l bar"),
    );
    expect(commandTemplate("rm -r a")).not.toBe(commandTemplate("rm a"));
  });
});

describe("VERINA's sections", () => {
  const file = "a\n-- !benchmark @start code\n  x\n-- !benchmark @end code\nb\n";
  it("are read and replaced", () => {
    expect(sectionOf(file, "code")).toBe("  x");
    expect(sectionOf(withSections(file, { code: "  y" }), "code")).toBe("  y");
    expect(sectionOf(file, "proof")).toBe("");
  });

  it("may not lean on what is no program", () => {
    expect(formatFaults("  by sorry")).toContain("sorry");
    expect(formatFaults("  axiom_of x + (f y) -- sorry")).toBeUndefined();
    expect(formatFaults("-- only this")).toBe("only comments");
    expect(formatFaults("(a")).toBe("brackets do not pair up");
  });
});
