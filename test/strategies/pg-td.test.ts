import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programPrompt } from "../../src/moves/text/describe.ts";
import pgTd, { pUcb } from "../../src/strategies/pg-td.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD } from "../doubles/tasks.ts";
import { type Toy, toyLanguage } from "../doubles/toy-language.ts";

/** Greedy writes `a - b`; what is right begins with the second likeliest word and goes on with the second likeliest. */
const toy: Toy = (text) =>
  ({
    "": { "    return": 0.7, "    c =": 0.3 },
    "    return": { " a": 1 },
    "    return a": { " - b": 0.7, "": 0.3 },
    "    c =": { " a - b": 0.6, " a + b": 0.4 },
    "    c = a - b": { "; return c": 1 },
    "    c = a + b": { "; return c": 1 },
  })[text] ?? { "": 1 };

async function search(options: Partial<typeof pgTd.options> = {}, task = ADD) {
  const kit = fakeKit(task, {
    replies: {},
    language: toyLanguage({ [programPrompt(task)]: toy }),
    // Half a point for a sum that is named, the whole for a right one.
    passes: (program, test) =>
      program.includes("a + b") || (program.includes("c =") && test === ADD.tests[0]),
  });
  const answer = await pgTd.solve(task, kit, { ...pgTd.options, ...options });
  return { kit, answer: answer.map(({ text }) => text.slice(ADD.starter!.length)) };
}

describe("over a toy language whose best program is known", () => {
  it("is greedy decoding with one rollout", async () => {
    const { kit, answer } = await search({ rollouts: 1 });
    expect(answer).toEqual(["    return a - b"]);
    expect(kit.asks).toHaveLength(1);
    expect(kit.asks[0]).toMatchObject({ logprobs: 3, maxTokens: 1024, temperature: 0 });
  });

  it("finds it, with one call for each completion that no earlier one told", async () => {
    const { kit, answer } = await search();
    expect(answer[0]).toBe("    c = a + b; return c");
    const prefixes = kit.asks.map((ask) => ask.prompt!.slice(programPrompt(ADD).length));
    // The root; the unlikely first word; then its unlikely second. Everything else was told on the way.
    expect(prefixes).toEqual(["", "    c =", "    c = a + b"]);
  });

  it("answers the best by visible reward, each program checked once", async () => {
    const { kit, answer } = await search({ stop: "rollouts" });
    expect(answer.slice(0, 2)).toEqual(["    c = a + b; return c", "    c = a - b; return c"]);
    expect(answer).toHaveLength(4); // also the program that ends after `return a`
    expect(kit.checks).toHaveLength(4);
  });

  it("stops after so many generations", async () => {
    const { kit, answer } = await search({ generations: 2 });
    expect(kit.asks).toHaveLength(2);
    expect(answer[0]).toBe("    c = a - b; return c");
  });

  it("asks once when no visible test could guide it", async () => {
    const { kit } = await search({}, { ...ADD, tests: [] });
    expect(kit.asks).toHaveLength(1);
    expect(kit.checks).toEqual([]);
  });

  it("grows the same tree each time", async () => {
    const [one, two] = [await search({ stop: "rollouts" }), await search({ stop: "rollouts" })];
    expect(one.kit.asks).toEqual(two.kit.asks);
  });
});

describe("the formula", () => {
  const constants = { exploration: 4, base: 10 };
  it("by hand", () => {
    // N = 9, n = 2, prior .25, Q .5: β = ln(20/10) + 4 = 4.693147; √ln 9 = 1.482304; .5 + 4.693147·.25·1.482304/3 = .5 + .5797225.
    expect(pUcb({ best: 0.5, prior: 0.25, visits: 2 }, { visits: 9 }, constants)).toBeCloseTo(1.0797225, 6);
    // ln 1 = 0: after one rollout only Q counts, so the likeliest of equals is next.
    expect(pUcb({ best: Number.NEGATIVE_INFINITY, prior: 0.9, visits: 0 }, { visits: 1 }, constants)).toBe(0);
  });
  it("rises with Q and prior, falls with the child's visits", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        unit,
        unit,
        unit,
        fc.nat(50),
        fc.integer({ min: 2, max: 500 }),
        (best, more, prior, visits, N) => {
          const of = (child: { best: number; prior: number; visits: number }) =>
            pUcb(child, { visits: N }, constants);
          const here = of({ best, prior, visits });
          expect(of({ best: best + more, prior, visits })).toBeGreaterThanOrEqual(here);
          expect(of({ best, prior: prior + more, visits })).toBeGreaterThanOrEqual(here);
          expect(of({ best, prior, visits: visits + 1 })).toBeLessThanOrEqual(here);
        },
      ),
    );
  });
});
