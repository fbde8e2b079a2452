import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meets, readRecord } from "../../src/sandboxes/engine/records.ts";

const same = (a: string, b: string) => meets(readRecord(a), ["=", readRecord(b)]);

describe("recorded values", () => {
  it("are equal as the languages' values are", () => {
    for (const [a, b] of [
      ["1", "1.0"],
      ['{"$map":[[1,"a"],[2,"b"]]}', '{"$map":[[2,"b"],[1,"a"]]}'],
      ['{"$set":[1,[2]]}', '{"$set":[[2],1]}'],
      ["12345678901234567890", "12345678901234567890"],
      ['{"$float":"inf"}', '{"$float":"inf"}'],
    ] as const)
      expect([a, b, same(a, b)]).toEqual([a, b, true]);
  });

  it("differ where the languages' values do", () => {
    for (const [a, b] of [
      ["1", '"1"'],
      ["1", "true"],
      ["[1,2]", "[2,1]"],
      ["[1]", "[1,1]"],
      ["null", "[]"],
      ['{"$set":[1,1,2]}', '{"$set":[1,2,2]}'],
      ["12345678901234567890", "12345678901234567891"],
      ['{"$float":"nan"}', '{"$float":"nan"}'],
      ['{"$type":["Long",1]}', "1"],
    ] as const)
      expect([a, b, same(a, b)]).toEqual([a, b, false]);
  });

  it("keep digits in strings and fractions as they are", () => {
    expect(readRecord('["1234567890123456789",0.66666666666666663]')).toEqual([
      "1234567890123456789",
      0.6666666666666666,
    ]);
  });

  it("meet a distance up to and including it, and a difference when they differ", () => {
    expect(meets(1.5, ["~", 1, 0.5])).toBe(true);
    expect(meets(1.6, ["~", 1, 0.5])).toBe(false);
    expect(meets("1", ["~", 1, 0.5])).toBe(false);
    expect(meets(1, ["!", 2])).toBe(true);
    expect(meets(2, ["!", 2])).toBe(false);
  });

  it("equal themselves, read from JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(same(JSON.stringify(value), JSON.stringify(value))).toBe(true);
      }),
    );
  });
});
