import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { corpusSacreBleu, epsilonBleu, sacreBleu } from "../../../src/metrics/bleu.ts";
import { chrf } from "../../../src/metrics/chrf.ts";
import { crystalBleu, trivialNgrams } from "../../../src/metrics/crystal-bleu.ts";
import { indelRatio, levenshteinSimilarity } from "../../../src/metrics/edit-similarity.ts";
import { exactMatch } from "../../../src/metrics/exact-match.ts";
import { meteor } from "../../../src/metrics/meteor.ts";
import { rougeL } from "../../../src/metrics/rouge-l.ts";
import { commonSubsequence, editDistance } from "../../../src/metrics/text/alignment.ts";
import { bleuStatistics, epsilonBleu as epsilonOf } from "../../../src/metrics/text/bleu.ts";
import { codeTokens, words } from "../../../src/metrics/text/tokens.ts";
import fixtures from "./fixtures.json" with { type: "json" };
import { ours, type Pair } from "./scores.ts";

fc.configureGlobal({ seed: 2002 });

const reference = "def add ( a , b ) : return a + b";
const candidate = "def add ( x , b ) : return x + b";
const [said, wanted] = [words(candidate), words(reference)];

describe("the reference implementations' values", () => {
  it.each(fixtures.rows.map((row, index) => [index, row] as const))(
    `pair %i, by ${fixtures.from}`,
    (_, row) => {
      for (const [name, value] of Object.entries(row.scores))
        expect(ours(name, row), name).toBeCloseTo(value, 8);
    },
  );

  it("and on 300 random pairs", (ctx) => {
    const python = process.env.ASSAY_REFERENCE_PYTHON;
    if (!python)
      return ctx.skip(
        "ASSAY_REFERENCE_PYTHON names no Python with sacrebleu, rouge-score, nltk and rapidfuzz",
      );
    const random = seededRandom(5);
    const signs = [
      "a",
      "b",
      "foo",
      "x1",
      "3",
      "1.5",
      ".",
      ",",
      "-",
      "(",
      ")",
      " ",
      " ",
      "\n",
      "é",
      "&amp;",
      "$",
      "_",
    ];
    const text = () =>
      Array.from(
        { length: Math.floor(random() * 30) },
        () => signs[Math.floor(random() * signs.length)],
      ).join("") || "a";
    const pairs: Pair[] = Array.from({ length: 300 }, () => ({
      candidate: text(),
      references: [text(), text()],
    }));
    const script = fileURLToPath(new URL("reference.py", import.meta.url));
    const input = pairs.map((pair) => JSON.stringify(pair)).join("\n");
    const lines = execFileSync(python, [script], { input, encoding: "utf8", maxBuffer: 1e8 })
      .trim()
      .split("\n");
    lines.forEach((line, index) => {
      for (const [name, value] of Object.entries<number>(JSON.parse(line)))
        expect(ours(name, pairs[index]!), `${name} of ${JSON.stringify(pairs[index])}`).toBeCloseTo(value, 6);
    });
  });
});

describe("bleu", () => {
  it("precisions 10/12, 7/11, 4/10, 2/9 of equal lengths", () => {
    const value = ((10 / 12) * (7 / 11) * (4 / 10) * (2 / 9)) ** (1 / 4);
    expect(value).toBeCloseTo(0.465954, 6);
    expect(epsilonBleu(candidate, [reference])).toBeCloseTo(value, 12);
    expect(sacreBleu(candidate, [reference], { tokenize: "none" })).toBeCloseTo(100 * value, 10);
  });

  it("two equal words: three conventions", () => {
    const pair = bleuStatistics(["a", "b"], [["a", "b"]]);
    expect(epsilonOf(pair, 2 ** -1022)).toBeLessThan(1e-150);
    expect(epsilonOf(pair)).toBeCloseTo(0.316228, 6);
    expect(sacreBleu("a b", ["a b"])).toBeCloseTo(100, 10);
    expect(epsilonBleu("c d", ["a b"])).toBe(0);
  });

  it("a corpus is not the mean of its sentences", () => {
    const pairs = [
      { candidate: "a b c d e", references: ["a b c d e"] },
      { candidate: "a x c y", references: ["a b c d e f"] },
    ];
    // 7 of 9 words, 4 of 7, 3 of 5, 2 of 3; 9 words for 11.
    const value = 100 * Math.exp(1 - 11 / 9) * ((7 / 9) * (4 / 7) * (3 / 5) * (2 / 3)) ** (1 / 4);
    expect(corpusSacreBleu(pairs, { tokenize: "none" })).toBeCloseTo(value, 10);
  });

  it("is 100 for itself, and never leaves 0 to 100", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
        fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
        (a, b) => {
          const [x, y] = [a.join(" "), b.join(" ")];
          expect(sacreBleu(x, [x])).toBeCloseTo(100, 8);
          expect(sacreBleu(x, [y, x])).toBeCloseTo(100, 8);
          const score = sacreBleu(x, [y]);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
        },
      ),
    );
  });
});

it("rouge-l: ten of twelve tokens in common order", () => {
  expect(rougeL(said, [wanted])).toBeCloseTo(0.833333, 6);
  expect(rougeL(said, [["nothing"], said])).toBe(1);
});

it("meteor: ten matches in three chunks", () => {
  expect(meteor(said, [wanted])).toBeCloseTo(0.8333333333 * (1 - 0.5 * 0.027), 8);
  expect(meteor(["x"], [["y"]])).toBe(0);
});

it("chrf: abcd beside abce, and the pair with and without words", () => {
  expect(chrf("abcd", ["abce"])).toBeCloseTo((100 * (3 / 4 + 2 / 3 + 1 / 2)) / 4, 10);
  expect(chrf(candidate, [reference])).toBeCloseTo(66.1166, 4);
  expect(chrf(candidate, [reference], { words: 2 })).toBeCloseTo(67.9587, 4);
});

it("edit similarity: two definitions", () => {
  expect([indelRatio("abcd", "acbd"), levenshteinSimilarity("abcd", "acbd")]).toEqual([75, 0.5]);
  expect(indelRatio("return a+b", "return a-b")).toBeCloseTo(90, 10);
  expect(levenshteinSimilarity("return a+b", "return a-b")).toBeCloseTo(0.9, 10);
  expect([indelRatio("", ""), levenshteinSimilarity("", "")]).toEqual([100, 1]);
});

it("distances agree with their recursive definitions", () => {
  const distance = (a: string, b: string): number =>
    a === "" || b === ""
      ? a.length + b.length
      : Math.min(
          distance(a.slice(1), b) + 1,
          distance(a, b.slice(1)) + 1,
          distance(a.slice(1), b.slice(1)) + Number(a[0] !== b[0]),
        );
  const common = (a: string, b: string): number =>
    a === "" || b === ""
      ? 0
      : a[0] === b[0]
        ? 1 + common(a.slice(1), b.slice(1))
        : Math.max(common(a.slice(1), b), common(a, b.slice(1)));
  const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 }).map((letters) => letters.join(""));
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(editDistance(a, b)).toBe(distance(a, b));
      expect(commonSubsequence(a, b)).toBe(common(a, b));
    }),
  );
});

it("exact match says what it overlooks", () => {
  expect(exactMatch("  a = 1\n", ["a = 1"])).toBe(true);
  expect(exactMatch("a  =  1", ["a = 1"])).toBe(false);
  expect(exactMatch("a  =  1", ["b", "a = 1"], { collapse: true })).toBe(true);
  expect(exactMatch("a\n\n  \nb  ", ["a\nb"], { blankLines: true })).toBe(true);
  expect(exactMatch("a\n  b", ["a\nb"], { blankLines: true })).toBe(false);
});

describe("crystal-bleu", () => {
  it("without unigrams ( ) : , def return + and two bigrams: 3/5, 5/9, 4/10, 2/9", () => {
    const bigrams = [
      [")", ":"],
      [":", "return"],
    ].map((pair) => pair.join("\u0000"));
    const trivial = new Set(["(", ")", ":", ",", "def", "return", "+", ...bigrams]);
    expect(crystalBleu(said, [wanted], trivial)).toBeCloseTo(0.414889, 6);
    expect(crystalBleu(said, [wanted], new Set())).toBeCloseTo(0.465954, 6);
  });

  it("is 0, not NaN, where everything is trivial", () => {
    const all = trivialNgrams([said, wanted]);
    expect(crystalBleu(said, [wanted], all)).toBe(0);
  });

  it("takes the most frequent n-grams of all orders together", () => {
    expect(trivialNgrams([["a", "b", "a", "b"], ["b"]], 2)).toEqual(new Set(["b", "a"]));
    expect(trivialNgrams([["a", "b", "a", "b"], ["b"]], 3)).toEqual(new Set(["b", "a", "a\u0000b"]));
  });
});

it("cuts code into names and signs", () => {
  expect(codeTokens("fooBar(x_1,2.5)")).toEqual(["fooBar", "(", "x_1", ",", "2", ".", "5", ")"]);
});
