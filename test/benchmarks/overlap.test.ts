import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editSimilarity } from "../../src/benchmarks/overlap/edit-similarity.ts";
import { DEFAULTS, Overlap } from "../../src/benchmarks/overlap/overlap.ts";
import { measurePlanted } from "../../src/benchmarks/overlap/planted.ts";
import { gramsOf, tokensOf, wordsOf } from "../../src/benchmarks/overlap/tokens.ts";

const items = (texts: string[]) => texts.map((text, index) => ({ id: String(index), text }));

test("texts are taken apart into tokens, words and runs", () => {
  expect(tokensOf("If x_1 >= 2.5:")).toEqual(["if", "x_1", ">", "=", "2", ".", "5", ":"]);
  expect(wordsOf("readLine_2 HTTPServer über")).toEqual(["read", "line", "2", "http", "server", "über"]);
  expect(gramsOf(tokensOf("a b c d"), 2).size).toBe(3);
  expect(gramsOf(tokensOf("a b a b a"), 2).size).toBe(2);
  expect(gramsOf(["ab", "c"], 2)).not.toEqual(gramsOf(["a", "bc"], 2));
  expect(gramsOf(tokensOf("short"), 10).size).toBe(1);
  expect(gramsOf([], 10).size).toBe(0);
});

describe("edit similarity", () => {
  test("by hand: one of four tokens replaced, one left out", () => {
    expect(editSimilarity([..."abcd"], [..."abxd"])).toBeCloseTo(3 / 4, 12);
    expect(editSimilarity([..."abcd"], [..."abd"])).toBeCloseTo(3 / 4, 12);
    expect(editSimilarity([], [])).toBe(1);
    expect(editSimilarity([..."a"], [..."abcd"], 0.5)).toBe(0);
  });

  test("is the recursion of the definition, and symmetric", () => {
    const distance = (a: string[], b: string[]): number => {
      if (a.length === 0 || b.length === 0) return a.length + b.length;
      const [x, y] = [a.slice(1), b.slice(1)];
      return Math.min(distance(x, b) + 1, distance(a, y) + 1, distance(x, y) + Number(a[0] !== b[0]));
    };
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 5 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const longest = Math.max(a.length, b.length);
        const expected = longest === 0 ? 1 : 1 - distance(a, b) / longest;
        expect(editSimilarity(a, b)).toBeCloseTo(expected, 12);
        expect(editSimilarity(b, a)).toBe(editSimilarity(a, b));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe("overlap", () => {
  const held = items([
    "Return the sum of all even numbers in a list of integers, or zero for an empty list of them.",
    "Count how often each vowel occurs in a sentence and return the counts in alphabetical order.",
    "Draw a circle.",
  ]);

  test("by hand: half of a text's runs of ten tokens, and nothing of the others", () => {
    const overlap = new Overlap(held);
    const first = tokensOf(held[0]!.text);
    // 22 tokens are 13 runs of ten; the first 16 tokens hold 7 of them.
    expect(first.length).toBe(22);
    overlap.add({ id: "page", text: `Before. ${first.slice(0, 16).join(" ")}` });
    const [a, b, c] = overlap.matches();
    expect(a!.nearest.ngram).toEqual({ id: "page", value: 7 / 13 });
    expect(b!.nearest.ngram).toBeNull();
    expect(c!.nearest.ngram).toBeNull();
    expect(overlap.flagged(a!)).toContain("ngram");
    expect(overlap.flagged(b!)).toEqual([]);
  });

  test("the same text is 1 by every measure, whatever stands before it", () => {
    const overlap = new Overlap(held);
    overlap.add({ id: "other", text: "Something else altogether, about whales." });
    overlap.add({ id: "copy", text: held[1]!.text });
    for (const nearest of Object.values(overlap.matches()[1]!.nearest))
      expect(nearest).toEqual({ id: "copy", value: expect.closeTo(1, 12) });
  });

  test("a form that many texts share is no overlap", () => {
    const form =
      "You are a careful engineer. Write one function in Python with the name and the arguments given here:";
    const many = items(
      ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"].map((name) => `${form} ${name}`),
    );
    const overlap = new Overlap(many);
    overlap.add({ id: "form", text: `${form} omega` });
    for (const match of overlap.matches()) expect(match.nearest.ngram?.value ?? 0).toBe(0);
  });

  test("an encoder's vectors take the place of TF-IDF", () => {
    const overlap = new Overlap(
      held,
      DEFAULTS,
      [
        [1, 0],
        [0, 1],
        [0.6, 0.8],
      ].map((v) => Float32Array.from(v)),
    );
    overlap.add({ id: "x", text: "no word in common" }, Float32Array.from([1, 0]));
    expect(overlap.matches().map(({ nearest }) => nearest.embedding?.value ?? 0)).toEqual([
      1,
      0,
      expect.closeTo(0.6, 6),
    ]);
  });
});

test("planted leaks: plain ones are all found, and texts that were not leaked raise no alarm", () => {
  const words = "sum list graph node edge matrix string vowel prime stack queue tree path token date".split(
    " ",
  );
  const verbs = "sort count merge reverse filter rotate split join parse format".split(" ");
  const texts = verbs.flatMap((verb, v) =>
    words
      .slice(v, v + 4)
      .map(
        (word, w) =>
          `Please ${verb} every ${word} that has index ${v * w + 3} before ${words[w]} number ${v} and then give back ${words[(v + w) % 15]} ${verb} ${w}.`,
      ),
  );
  const { found, precision } = measurePlanted(items(texts), DEFAULTS, 1);
  for (const disguise of ["verbatim", "set otherwise"])
    expect(found[disguise]).toMatchObject({ planted: 20, any: 20 });
  expect(precision.ngram).toBeGreaterThan(0.9);
});
