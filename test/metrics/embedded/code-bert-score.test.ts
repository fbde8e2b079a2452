import fc from "fast-check";
import { expect, it } from "vitest";
import { codeBertScore, type Embed, matched } from "../../../src/metrics/embedded/code-bert-score.ts";

fc.configureGlobal({ seed: 2302 });

/** One direction a word: equal words are alike, all others at right angles. */
const oneHot: Embed = async (text) =>
  (text.match(/\w+|[^\w\s]/g) ?? []).map((word) => ({
    text: word,
    vector: Array.from({ length: 26 }, (_, letter) => Number(word.charCodeAt(0) - 97 === letter)),
  }));

it("identical code is 1; orthogonal vectors give the overlap of tokens, punctuation aside", async () => {
  expect(await codeBertScore("a + b", ["a + b"], oneHot)).toEqual({ precision: 1, recall: 1, f1: 1, f3: 1 });
  const score = await codeBertScore("a ( b", ["a , c , d"], oneHot);
  expect(score.precision).toBeCloseTo(1 / 2, 12);
  expect(score.recall).toBeCloseTo(1 / 3, 12);
  expect(score.f1).toBeCloseTo(0.4, 12);
  expect(score.f3).toBeCloseTo((10 * (1 / 6)) / (9 / 2 + 1 / 3), 12);
});

it("takes the best reference, and leaves the context out of the matching", async () => {
  expect((await codeBertScore("a", ["b", "a"], oneHot)).f3).toBe(1);
  expect((await codeBertScore("a", ["b"], oneHot, "c d e")).f3).toBe(0);
  expect((await codeBertScore("", ["b"], oneHot)).f1).toBe(0);
});

it("is the best cosine of each token, by every pair", () => {
  const vector = fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
    .filter((v) => v.some((x) => Math.abs(x) > 0.01));
  const tokens = fc.array(
    vector.map((vector) => ({ text: "x", vector })),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      const cosine = (x: readonly number[], y: readonly number[]) =>
        x.reduce((sum, value, i) => sum + value * y[i]!, 0) / (Math.hypot(...x) * Math.hypot(...y));
      const best = (from: typeof a, to: typeof a) =>
        from.reduce((sum, one) => sum + Math.max(...to.map((other) => cosine(one.vector, other.vector))), 0) /
        from.length;
      expect(matched(a, b).precision).toBeCloseTo(best(a, b), 10);
      expect(matched(a, b).recall).toBeCloseTo(best(b, a), 10);
    }),
  );
});
