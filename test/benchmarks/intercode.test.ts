import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bashReward } from "../../src/benchmarks/intercode/bash-reward.ts";
import { kendallTau } from "../../src/benchmarks/intercode/kendall.ts";
import { textSimilarity } from "../../src/benchmarks/intercode/similarity.ts";
import { sqlReward } from "../../src/benchmarks/intercode/sql-reward.ts";

describe("Kendall's τ-b", () => {
  it("is 1 for the same order, -1 for the opposite, and counts pairs between", () => {
    expect(kendallTau(["a", "b", "c"], ["a", "b", "c"])).toBe(1);
    expect(kendallTau(["a", "b", "c"], ["c", "b", "a"])).toBe(-1);
    // Three pairs, two in the same order: (2 - 1) / 3.
    expect(kendallTau(["a", "b", "c"], ["b", "a", "c"])).toBeCloseTo(1 / 3, 12);
  });

  it("corrects for ties, and is not defined without two different items", () => {
    // Pairs: (a,a) tied in the first list; the other two agree: 2 / sqrt(2 · 3).
    expect(kendallTau(["a", "a", "b"], ["a", "b", "c"])).toBeCloseTo(2 / Math.sqrt(6), 12);
    expect(kendallTau(["a"], ["a"])).toBeNull();
    expect(kendallTau(["a", "a"], ["a", "b"])).toBeNull();
  });
});

describe("the reward of rows", () => {
  it("is intersection over union of multisets", () => {
    expect(sqlReward([[1], [2], [2]], [[2], [2], [3]])).toBe(2 / 4);
    expect(sqlReward([[1, "a"]], [[1, "a"]])).toBe(1);
    expect(sqlReward([], [])).toBe(1);
    expect(sqlReward([], [[1]])).toBe(0);
    expect(sqlReward(null, [])).toBe(0);
  });

  it("is scaled by the order of the common rows when asked to", () => {
    expect(sqlReward([[2], [1], [3]], [[1], [2], [3]])).toBe(1);
    expect(sqlReward([[2], [1], [3]], [[1], [2], [3]], { order: true })).toBe(0.33);
    expect(sqlReward([[1], [2], [9]], [[1], [2], [3]], { order: true })).toBe(0.5);
  });

  it("is symmetric, and 1 exactly for the same multiset", () => {
    const rows = fc.array(fc.tuple(fc.nat(3), fc.constantFrom("a", null)), { maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        expect(sqlReward(a, b)).toBe(sqlReward(b, a));
        const sorted = (list: unknown[]) => JSON.stringify(list.map((one) => JSON.stringify(one)).sort());
        expect(sqlReward(a, b) === 1).toBe(sorted(a) === sorted(b));
      }),
    );
  });
});

describe("the similarity of two outputs", () => {
  it("is the cosine of TF-IDF vectors over the two", () => {
    expect(textSimilarity("same words", "words same")).toBeCloseTo(1, 12);
    expect(textSimilarity("one thing", "other stuff")).toBe(0);
    // "ab" in both has weight 1; "cd" and "ef" in one each have 1 + ln(3/2).
    const rare = 1 + Math.log(3 / 2);
    expect(textSimilarity("ab cd", "ab ef")).toBeCloseTo(1 / (1 + rare * rare), 12);
  });

  it("sees no words of one letter, and is not defined without words", () => {
    expect(textSimilarity("a b", "c")).toBeNull();
    expect(textSimilarity("a b", "cd")).toBe(0);
  });
});

describe("the reward of a command", () => {
  const added = (path: string, checksum: string) => ({ path, status: "??", checksum });

  it("is 1 for the same output and the same changes", () => {
    const left = { output: "three words here", changes: [added("f.txt", "x")] };
    expect(bashReward(left, left)).toBeCloseTo(1, 12);
    expect(bashReward({ output: "", changes: [] }, { output: "", changes: [] })).toBeCloseTo(1, 12);
  });

  it("loses a third for other output, and for other content", () => {
    const gold = { output: "three words here", changes: [added("f.txt", "x")] };
    expect(bashReward({ ...gold, output: "nothing alike" }, gold)).toBeCloseTo(0.67, 12);
    expect(bashReward({ ...gold, changes: [added("f.txt", "y")] }, gold)).toBeCloseTo(0.67, 12);
  });

  it("falls with the number of paths that differ, by the error function", () => {
    const gold = { output: "same here", changes: [added("f.txt", "x")] };
    // 0.33 · (1 - erf 1) = 0.0519, and the content counts in full where no path is common.
    expect(bashReward({ ...gold, changes: [] }, gold)).toBeCloseTo(0.01 + 0.05 + 0.33 + 0.33, 12);
    // A path changed otherwise counts twice: 0.33 · (1 - erf 2) = 0.0015.
    expect(
      bashReward({ ...gold, changes: [{ path: "f.txt", status: "M", checksum: "" }] }, gold),
    ).toBeCloseTo(0.67, 12);
  });
});
