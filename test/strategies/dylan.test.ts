import fc from "fast-check";
import { describe, expect, it } from "vitest";
import bleu from "../../src/moves/text/bleu.ts";
import { consensus, numbersIn } from "../../src/strategies/dylan/answers.ts";
import { importance, weights } from "../../src/strategies/dylan/importance.ts";
import dylan from "../../src/strategies/dylan.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

/** Programs that share no word but their frame, so that no two agree. */
const words = [
  "alpha beta gamma delta",
  "one two three four",
  "red green blue grey",
  "north east south west",
];
const apart = (at: number, mark = "") =>
  `def add(a, b): # ${Array.from({ length: 6 }, (_, n) => `${words[at % 4]} ${at}${n}`).join(" ")}${mark}`;

async function solve(
  replies: FakeKitOptions["replies"],
  changes: Partial<typeof dylan.options> = {},
  more: Partial<FakeKitOptions> = {},
) {
  const kit = fakeKit(ADD, {
    replies: { tests: [block("assert add(2, 2) == 4\nassert add(2, 3) == 5")], ...replies },
    ...more,
  });
  const answer = await dylan.solve(ADD, kit, { ...dylan.options, ...changes });
  return { kit, ids: answer.map(({ id }) => id) };
}
const network = {
  program: (nth: number) => block(apart(nth)),
  repair: (nth: number) => `[[1, 2, 3, 4]]\n${block(apart(nth + 4, nth === 4 ? " best" : ""))}`,
  review: ["All fine."],
  rank: ["[[3, 1]]"],
};

describe("rounds and roles", () => {
  it("writes, reviews, rewrites, ranks, and rewrites with the two that were ranked best", async () => {
    const { kit, ids } = await solve(network, {}, { passes: (program) => program.includes("best") });
    expect(kit.roles()).toEqual([
      ...["program", "program", "program", "program", "tests"],
      ...["review", "repair", "repair", "repair", "repair"],
      ...["review", "rank", "repair", "repair"],
    ]);
    // The third and then the first agent of round 2: by their own answers, not by shuffled places.
    expect(kit.offers.slice(-2).map(({ id }) => id)).toEqual(["round-3/2", "round-3/0"]);
    expect(ids[0]).toBe("round-3/2");
    expect(ids).toHaveLength(10);
    expect(kit.asks[0]).toMatchObject({ temperature: 0.8, messages: [{ role: "system" }, { role: "user" }] });
  });

  it("tells each agent the others' answers, shuffled, and what the judges found", async () => {
    const { kit } = await solve(network, { rounds: 2 });
    const asks = kit.asks
      .filter(({ purpose }) => purpose === "repair")
      .map((ask) => ask.messages!.at(-1)!.content);
    expect(asks[0]).toContain("Answer 1 fails: assert add(2, 2) == 4; assert add(2, 3) == 5.");
    expect(asks[0]).toContain("All fine.");
    const order = (text: string) => words.map((each) => text.indexOf(each.slice(0, 9)));
    expect(
      new Set(
        asks.map((text) => JSON.stringify(order(text).map((at) => order(text).filter((x) => x < at).length))),
      ).size,
    ).toBeGreaterThan(1);
  });

  it("stops as soon as more than two thirds agree, not before three have written", async () => {
    const { kit, ids } = await solve({ program: [block(apart(0))] });
    expect(kit.roles()).toEqual(["program", "program", "program"]);
    expect(ids).toEqual(["round-1/0", "round-1/1", "round-1/2"]);
    const late = await solve({ program: (nth) => block(apart(nth === 1 ? 1 : 0)) });
    expect(late.kit.roles()).toEqual(["program", "program", "program", "program"]);
    expect(late.ids).toEqual(["round-1/0", "round-1/2", "round-1/3", "round-1/1"]);
  });

  it("answers with the program of any round that passes most tests, drawn among equals", async () => {
    const passes: FakeKitOptions["passes"] = (program) => program.includes("12") || program.includes("52");
    const firsts = new Set<string>();
    for (let seed = 0; seed < 12; seed++) firsts.add((await solve(network, {}, { passes, seed })).ids[0]!);
    expect([...firsts].sort()).toEqual(["round-1/1", "round-2/1"]);
  });

  it("lets those who contribute most solve again when the team is smaller", async () => {
    const { kit } = await solve(network, { team: 2, rounds: 2 });
    const system = kit.asks
      .filter(({ purpose }) => purpose === "program")
      .map((ask) => ask.messages![0]!.content);
    expect(system).toHaveLength(6);
    expect(system.slice(0, 4)).toEqual(dylan.options.roles);
    for (const role of system.slice(4)) expect(dylan.options.roles).toContain(role);
  });
});

describe("importance", () => {
  it("by hand: two rounds after the first, one agent left out of the last", () => {
    // Round 3: agents 0 and 1, ½ each.
    const rounds = [
      [
        [5, 5, 0],
        [1, 3, 0],
        [null, null, null],
      ],
      [[4, 0, 1], [1, 1, 2], null],
    ];
    // Weights of round 3: agent 0 gives .8 0 .2, agent 1 gives .25 .25 .5.
    // Round 2: ½·(.8 + .25), ½·(0 + .25), ½·(.2 + .5) = .525, .125, .35.
    // Weights of round 2: ½ ½ 0; ¼ ¾ 0; a third each.
    // Round 1: .525/2 + .125/4 + .35/3 = .410417; .525/2 + .125·¾ + .35/3 = .472917; .35/3 = .116667.
    const sums = importance(rounds, 3);
    expect(sums[0]).toBeCloseTo(0.5 + 0.525 + 0.410417, 5);
    expect(sums[1]).toBeCloseTo(0.5 + 0.125 + 0.472917, 5);
    expect(sums[2]).toBeCloseTo(0.35 + 0.116667, 5);
  });

  it("clamps ratings, and is uniform without any", () => {
    expect(weights([7, 5, -1], [0, 1, 2])).toEqual([0.5, 0.5, 0]);
    expect(weights([null, null, null], [0, 2])).toEqual([0.5, 0, 0.5]);
  });

  it("sums to one in each round", () => {
    const rating = fc.option(fc.integer({ min: -2, max: 8 }), { nil: null });
    const round = fc.array(
      fc.option(fc.array(rating, { minLength: 4, maxLength: 4 }), { nil: null, freq: 3 }),
      { minLength: 4, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(
          round.filter((each) => each.some((ratings) => ratings !== null)),
          { maxLength: 4 },
        ),
        (rounds) => {
          const total = importance(rounds, 4).reduce((sum, each) => sum + each, 0);
          expect(total).toBeCloseTo(rounds.length + 1, 9);
        },
      ),
    );
  });
});

it("agrees by BLEU", () => {
  const answers = [apart(0), apart(1), apart(0, " x"), apart(0)].map((text, agent) => ({
    agent,
    candidate: { id: `${agent}`, text },
  }));
  expect(consensus(answers, 4, 0.9)?.map(({ agent }) => agent)).toEqual([0, 2, 3]);
  expect(consensus(answers.slice(0, 3), 4, 0.9)).toBeNull();
  expect(numbersIn("[[1]] then [[2, 3.5]]")).toEqual([2, 3.5]);
  expect(numbersIn("2, 3")).toBeNull();
});

describe("bleu", () => {
  it("by hand", () => {
    // 6 words against 6, one differs: 5/6 · 3/5 · 1/4 · (½)/3 = 1/48, its fourth root .3799.
    expect(bleu("a b c d e f", "a b x d e f")).toBeCloseTo((1 / 48) ** 0.25, 10);
    // Half as long and all of it common: only the brevity penalty, e^(1 − 2).
    expect(bleu("a b c d", "a b c d e f g h")).toBeCloseTo(Math.exp(-1), 10);
    expect(bleu("", "")).toBe(1);
    expect(bleu("a", "")).toBe(0);
  });
  it("is 1 for equal texts and never above", () => {
    const text = fc.string({ unit: fc.constantFrom("a ", "b ", "(", ")", "\n"), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(bleu(one, one)).toBeCloseTo(1, 12);
        expect(bleu(one, other)).toBeLessThanOrEqual(1 + 1e-12);
        expect(bleu(one, other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
