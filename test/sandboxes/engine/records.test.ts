import { describe, expect, test } from "vitest";
import { meets, readRecord } from "../../../src/sandboxes/engine/records.ts";

describe("records", () => {
  test("long fractions stay numbers, long integers keep their end", () => {
    expect(readRecord("[0.10000000000000001, -12345678901234567, 1.5e300]")).toEqual([
      0.1,
      { $int: "-12345678901234567" },
      1.5e300,
    ]);
    expect(readRecord('"a 12345678901234567"')).toBe("a 12345678901234567");
  });

  test("a tolerance reaches numbers at any depth, and nothing else", () => {
    expect(meets([1.0005, ["a", 2]], ["~", [1, ["a", 2.0009]], 0.001])).toBe(true);
    expect(meets([1.002, ["a", 2]], ["~", [1, ["a", 2]], 0.001])).toBe(false);
    expect(meets([1, ["b", 2]], ["~", [1, ["a", 2]], 0.001])).toBe(false);
    expect(meets({ $set: [1, 2.0005] }, ["~", { $set: [2, 1] }, 0.001])).toBe(true);
  });

  test("a map equals an object with the same entries", () => {
    expect(
      meets(
        {
          $map: [
            ["b", [2]],
            ["a", 1],
          ],
        },
        ["=", { a: 1, b: [2] }],
      ),
    ).toBe(true);
    expect(meets({ $map: [["a", 1]] }, ["=", { a: 1, b: 2 }])).toBe(false);
  });
});
