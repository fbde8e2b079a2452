import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assertions,
  C_OPERATORS,
  condition,
  pair,
  read,
  replaced,
} from "../../src/languages/tests/assertions.ts";
import { bare, CURLY, closing, HASH, mask, split } from "../../src/languages/tests/text.ts";

const C = [condition(/\bassert\s*\(/, { ...C_OPERATORS, same: /^(issame|strcmp)\s*\(/ })];
const found = (text: string, entry = "f") =>
  assertions(read(text, CURLY, entry), C)?.map(({ actual, how, expected }) => [actual, how, ...expected]);

describe("masked text", () => {
  it("hides what is in strings and comments, and keeps every position", () => {
    expect(mask("a(\"x)\", '}') // (\n/* { */ b", CURLY)).toBe("a(\"__\", '_')     \n        b");
    expect(mask("x = '#' # y\nz", HASH)).toBe("x = '_'    \nz");
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(mask(text, CURLY)).toHaveLength(text.length);
      }),
    );
  });

  it("leaves an apostrophe alone that opens no string on its line", () => {
    expect(mask("&'a str\nf(1)", CURLY)).toBe("&'a str\nf(1)");
  });

  it("finds brackets, parts and what is inside needless brackets", () => {
    expect(closing("(a[1]{2})", 0)).toBe(8);
    expect(closing("(a]", 0)).toBe(-1);
    const text = "f(1, 2), [3, 4], 5";
    const parts = split(text, { start: 0, end: text.length }, /,/g).map(({ start, end }) =>
      text.slice(start, end),
    );
    expect(parts).toEqual(["f(1, 2)", " [3, 4]", " 5"]);
    expect(bare(" ((a)) ", { start: 0, end: 7 })).toEqual({ start: 3, end: 4 });
    expect(bare("(a)(b)", { start: 0, end: 6 })).toEqual({ start: 0, end: 6 });
  });
});

describe("assertions", () => {
  it("say what the program computes and what is expected, whichever side it stands on", () => {
    expect(found("assert(f(1) == 2);")).toEqual([["f(1)", "=", "2"]]);
    expect(found("assert((2) == (f(1)));")).toEqual(
      [["f(1)", "=", "(2)"]].map((one) => [one[0] && "(f(1))", ...one.slice(1)]),
    );
    expect(found("assert(f(1) != 2);")).toEqual([["f(1)", "!", "2"]]);
    expect(found("assert(f(1));assert(!f(2));")).toEqual([
      ["f(1)", "=", "true"],
      ["f(2)", "=", "false"],
    ]);
  });

  it("read distances, helpers that compare, and several conditions in one", () => {
    expect(found("assert(fabs(f(1) - 0.5) < 1e-6);")).toEqual([["f(1)", "~", "0.5", "1e-6"]]);
    expect(found("assert(issame(f({1, 2}), {3}));")).toEqual([["f({1, 2})", "=", "{3}"]]);
    expect(found('assert(strcmp(f("a"), "b") == 0);')).toEqual([['f("a")', "=", '"b"']]);
    expect(found("assert(f(1) == 2 && f(2) == 3);")).toEqual([
      ["f(1)", "=", "2"],
      ["f(2)", "=", "3"],
    ]);
  });

  it("give up where something else could decide, or a half is missing", () => {
    expect(found("assert(f(1) == 2 || f(2) == 3);")).toBeUndefined();
    expect(found("assert(f(1) == 2); if (f(2) != 3) exit(1);")).toBeUndefined();
    expect(found("assert(f(rand()) == 2); int x = rand();")).toBeUndefined();
    expect(found("assert(f(1) == );")).toBeUndefined();
    expect(found("assert(g(f(1), 2));")).toBeUndefined();
    expect(found("int x = f(1);")).toBeUndefined();
  });

  it("are replaced in place, and a pair with `true` is a condition in disguise", () => {
    const forms = [pair(/\bEqual\(/, { expectedFirst: true, operators: C_OPERATORS })];
    const reading = read("Equal(1, f(2)); Equal(true, math.Abs(f(3)-4) < 0.1)", CURLY, "f");
    const all = assertions(reading, forms)!;
    expect(all.map(({ actual, how, expected }) => [actual, how, ...expected])).toEqual([
      ["f(2)", "=", "1"],
      ["f(3)", "~", "4", "0.1"],
    ]);
    expect(replaced(reading.text, all, ({ actual }) => `show(${actual});`)).toBe("show(f(2)); show(f(3));");
  });
});
