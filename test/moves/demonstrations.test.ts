import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/core/random.ts";
import demonstrations, {
  type Demonstration,
  type DemonstrationOptions,
} from "../../src/moves/demonstrations.ts";
import { bm25, wordsOf } from "../../src/moves/shots/bm25.ts";
import { clusters, highest, marginal, shuffled } from "../../src/moves/shots/pick.ts";
import { cosine, vectorsOf } from "../../src/moves/shots/vectors.ts";

fc.configureGlobal({ seed: 1 });

const split = (text: string) => text.split(" ").filter((word) => word !== "");

describe("BM25", () => {
  // Three documents of 2, 4 and 1 words, 7/3 on average; `a` is in two of them, `c` in one.
  // idf(a) = ln(1 + 1.5/2.5) = 0.470004, idf(c) = ln(1 + 2.5/1.5) = 0.980829.
  // Document 0: K = 1.2 (0.25 + 0.75 · 2 / (7/3)) = 1.071429; a once: 0.470004 · 2.2 / 2.071429 = 0.499177.
  // Document 1: K = 1.2 (0.25 + 0.75 · 4 / (7/3)) = 1.842857; a and c twice: (0.470004 + 0.980829) · 4.4 / 3.842857.
  test("is what one works out by hand", () => {
    const scores = bm25(split("a c"), ["a b", "a a c c", "d"].map(split));
    expect(scores[0]).toBeCloseTo(0.499177, 5);
    expect(scores[1]).toBeCloseTo(1.661178, 5);
    expect(scores[2]).toBe(0);
  });

  test("agrees with its definition, word by word", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 6 }), (query, documents) => {
        const average = documents.flat().length / documents.length;
        const expected = documents.map((words) => {
          let sum = 0;
          for (const word of query) {
            const n = documents.filter((other) => other.includes(word)).length;
            const f = words.filter((each) => each === word).length;
            const idf = Math.log(1 + (documents.length - n + 0.5) / (n + 0.5));
            sum += (idf * f * 2.2) / (f + 1.2 * (0.25 + (0.75 * words.length) / average));
          }
          return sum;
        });
        const scores = bm25(query, documents);
        for (const [place, score] of scores.entries()) expect(score).toBeCloseTo(expected[place]!, 9);
      }),
    );
  });

  test("words are runs of letters or of digits, in lower case", () => {
    expect(wordsOf("maxSum_2(List<int> wörter)")).toEqual(["maxsum", "2", "list", "int", "wörter"]);
  });
});

describe("choosing", () => {
  // Relevance 4, 3, 2; 0 and 1 are the same text. Balance ½: 0 is worth ½; then 1 is ½ · ¾ − ½ · 1, 2 is ½ · ½.
  test("maximal marginal relevance passes over a copy", () => {
    const vectors = vectorsOf(["a b", "a b", "c d"].map(split));
    expect(marginal([4, 3, 2], vectors, 3, 0.5)).toEqual([0, 2, 1]);
    expect(marginal([4, 3, 2], vectors, 3, 1)).toEqual([0, 1, 2]);
    expect(marginal([0, 0], vectors.slice(0, 2), 5, 0.5)).toEqual([0, 1]);
  });

  test("each step of it is the best of all that are left", () => {
    const pool = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 4 })),
      { minLength: 1, maxLength: 7 },
    );
    fc.assert(
      fc.property(pool, fc.double({ min: 0, max: 1, noNaN: true }), (entries, balance) => {
        const scores = entries.map(([score]) => score);
        const vectors = vectorsOf(entries.map(([, words]) => words));
        const most = Math.max(...scores) || 1;
        const chosen = marginal(scores, vectors, 4, balance);
        expect(new Set(chosen).size).toBe(Math.min(4, entries.length));
        for (const [step, place] of chosen.entries()) {
          const before = chosen.slice(0, step);
          const worth = (each: number) =>
            (balance * scores[each]!) / most -
            (1 - balance) * Math.max(0, ...before.map((other) => cosine(vectors[each]!, vectors[other]!)));
          for (const other of scores.keys())
            if (!before.includes(other)) expect(worth(other)).toBeLessThanOrEqual(worth(place) + 1e-12);
        }
      }),
    );
  });

  test("clusters are the kinds of text there are", () => {
    const texts = ["sum list", "sum numbers list", "reverse string", "string reverse", "tree depth"];
    for (const seed of [1, 2, 3]) {
      const groups = clusters(vectorsOf(texts.map(split)), 3, seededRandom(seed));
      expect(groups.map((group) => group.join()).sort()).toEqual(["0,1", "2,3", "4"]);
    }
  });

  test("there are no more clusters than different texts, and every text is in one", () => {
    const texts = fc.array(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 6 }), fc.integer(), (words, count, seed) => {
        const groups = clusters(vectorsOf(words), count, seededRandom(seed));
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...words.keys()]);
        expect(groups.length).toBeLessThanOrEqual(count);
        expect(groups.every((group) => group.length > 0)).toBe(true);
      }),
    );
  });

  test("every order of a draw is equally likely", () => {
    const random = seededRandom(7);
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const order = shuffled(3, 3, random).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
  });

  test("of equals the earlier comes first", () => {
    expect(highest([1, 2, 2, 0], 3)).toEqual([1, 2, 0]);
  });
});

describe("demonstrations", () => {
  const pool: Demonstration[] = [
    { prompt: "Reverse a string.", program: "r" },
    { prompt: "Sum a list of numbers.", program: "s" },
    { prompt: "Sum the even numbers of a list.", program: "e" },
    { prompt: "Depth of a tree.", program: "d" },
  ];
  const task = { id: "T/1", prompt: "Return the sum of the odd numbers in a list." };
  const settings: DemonstrationOptions = { by: "bm25", count: 2, order: "rising", balance: 0.5 };
  const programs = (changes: Partial<DemonstrationOptions>, own = pool) =>
    demonstrations(task, own, { ...settings, ...changes }, seededRandom(1)).map(({ program }) => program);

  test("are the most alike, the nearest last, first, or as chosen", () => {
    expect(programs({})).toEqual(["s", "e"]);
    expect(programs({ order: "falling" })).toEqual(["e", "s"]);
    expect(programs({ order: "chosen" })).toEqual(["e", "s"]);
    expect(programs({ by: "given", count: null, order: "chosen" })).toEqual(["r", "s", "e", "d"]);
  });

  test("never hold what solves the task: by id, by text, by starter", () => {
    const spaced = { prompt: "return THE sum\n of the odd numbers in a list", program: "own" };
    const named = { task: "T/1", prompt: "odd numbers", program: "own" };
    for (const by of ["given", "random", "bm25", "diverse", "clusters"] as const)
      expect(programs({ by, count: 9 }, [spaced, named, ...pool])).not.toContain("own");
    const starter = { ...task, prompt: "x", starter: "def odd(xs):" };
    const options = { ...settings, by: "given" as const, count: null };
    expect(
      demonstrations(starter, [{ prompt: "def odd(xs):", program: "own" }], options, Math.random),
    ).toEqual([]);
  });

  test("do not look at programs", () => {
    const solved = [...pool, { prompt: "Nothing alike.", program: task.prompt }];
    expect(programs({}, solved)).toEqual(["s", "e"]);
  });

  test("are as many as asked for, different, and the same for the same seed", () => {
    for (const by of ["random", "diverse", "clusters"] as const) {
      const chosen = programs({ by, count: 3, order: "chosen" });
      expect(new Set(chosen).size).toBe(3);
      expect(programs({ by, count: 3, order: "chosen" })).toEqual(chosen);
    }
  });
});
