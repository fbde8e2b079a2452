import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/core/model.ts";
import { seededRandom } from "../../src/core/random.ts";
import bandit, { ucb } from "../../src/moves/search/bandit.ts";
import ape from "../../src/strategies/ape.ts";
import prochemy, { weighted } from "../../src/strategies/prochemy.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT } from "../doubles/tasks.ts";

const training = ["one", "two", "three", "four"].map((name) => ({
  prompt: `Problem ${name}.`,
  program: `def ${name}(): pass`,
  tests: [`assert ${name}()`],
}));
const instruction = (ask: Ask) => (ask.messages![0]!.role === "system" ? ask.messages![0]!.content : "");
const problem = (ask: Ask) => /Problem (\w+)/.exec(ask.messages!.at(-1)!.content)?.[1] ?? "";

/** A model whose programs name the instruction they were written under and the problem they are for. */
const replies: FakeKitOptions["replies"] = {
  program: (_, ask) => block(`${RIGHT} # ${instruction(ask)}`),
  trial: (_, ask) => block(`def f(): pass # ${instruction(ask)} for ${problem(ask)}`),
};
/** Which problems each instruction solves. */
const solving =
  (table: Record<string, string[]>): NonNullable<FakeKitOptions["passes"]> =>
  (program) => {
    const [, under = "", name = ""] = /# (.*) for (\w+)/.exec(program) ?? [];
    return table[under]?.includes(name) ?? false;
  };
const answered = (text: string) => /# (.*)/.exec(text)![1];

describe("prochemy", () => {
  it("weighs rarely solved tasks more: 3 × 3 by hand", () => {
    // Solutions per task: 3, 1, 0; in all 4. Weights 4/3, 4, none.
    const scores = weighted([
      [true, false, false],
      [true, true, false],
      [true, false, false],
    ]);
    expect(scores[0]).toBeCloseTo(4 / 3, 12);
    expect(scores[1]).toBeCloseTo(4 / 3 + 4, 12);
    expect(scores[2]).toBeCloseTo(4 / 3, 12);
    expect(weighted([[false], [false]])).toEqual([0, 0]);
  });

  it("weights sum to what was solved, times the tasks that anyone solves", () => {
    const row = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (solved) => {
        const all = solved.flat().filter(Boolean).length;
        const tasks = [0, 1, 2].filter((task) => solved.some((each) => each[task])).length;
        expect(weighted(solved).reduce((sum, each) => sum + each, 0)).toBeCloseTo(all * tasks, 9);
      }),
    );
  });

  it("keeps the prompts at the top, fills up with their mutations, and stops when the score rises no more", async () => {
    const mutate = ["{{A}}", "no braces", "{{B}}", "{{C}}", "{{D}}"];
    const table = { seed: ["one"], A: ["one", "two"], B: ["three"], C: ["one"], D: ["one"] };
    const kit = fakeKit(ADD, { replies: { ...replies, mutate }, passes: solving(table) });
    const options = { ...prochemy.options, seed: "seed", training, prompts: 3 };
    const [best] = await prochemy.solve(ADD, kit, options);
    // Round 1, of seed, A, B: seed 4/2; A 4/2 + 4/1; B 4/1. A stays. Round 2, of A, C, D: A 4/3 + 4; no more than 6.
    expect(answered(best!.text)).toBe("A");
    const roles = kit.roles();
    expect(roles.filter((role) => role === "mutate")).toHaveLength(5);
    expect(roles.filter((role) => role === "trial")).toHaveLength(24);
    expect(roles.at(-1)).toBe("program");
    expect(kit.asks.find(({ purpose }) => purpose === "mutate")).toMatchObject({ temperature: 1 });
    expect(kit.asks.find(({ purpose }) => purpose === "trial")).toMatchObject({ temperature: 0 });
    expect(kit.offers).toHaveLength(1);
  });

  it("asks for braces three times at most, and uses the seed as it is without training tasks", async () => {
    const kit = fakeKit(ADD, { replies: { ...replies, mutate: ["never"] }, passes: solving({}) });
    await prochemy.solve(ADD, kit, { ...prochemy.options, training, rounds: 1 });
    expect(kit.roles().filter((role) => role === "mutate")).toHaveLength(3);
    const plain = fakeKit(ADD, { replies });
    const [only] = await prochemy.solve(ADD, plain, { ...prochemy.options, seed: "mine" });
    expect(plain.roles()).toEqual(["program"]);
    expect(answered(only!.text)).toBe("mine");
  });

  it("refuses training that has no tests", async () => {
    const bad = { ...prochemy.options, training: [{ prompt: "x" }] as never };
    await expect(prochemy.solve(ADD, fakeKit(ADD, { replies }), bad)).rejects.toMatchObject({
      code: "BAD_OPTION",
    });
  });
});

describe("ape", () => {
  const solve = async (changes: Partial<typeof ape.options>) => {
    const guesses = ["be quick", "be careful", "be careful", ""];
    const kit = fakeKit(ADD, {
      replies: { ...replies, instruction: (nth) => guesses[nth % 4]! },
      passes: solving({ "be careful": ["one", "two", "three", "four"], "be quick": [] }),
    });
    const options = { ...ape.options, training, groups: 2, shown: 1, instructions: 4, ...changes };
    const [best] = await ape.solve(ADD, kit, options);
    return { kit, best: answered(best!.text) };
  };

  it("guesses from one half, scores distinct guesses on the other, and solves under the best", async () => {
    const { kit, best } = await solve({ scoring: "all" });
    expect(best).toBe("be careful");
    expect(kit.roles()).toEqual([
      "instruction",
      "instruction",
      "trial",
      "trial",
      "trial",
      "trial",
      "program",
    ]);
    expect(kit.asks[0]).toMatchObject({ n: 4, temperature: 0.9, topP: 0.9, maxTokens: 50 });
    const shown = kit.asks.slice(0, 2).map(problem);
    const tried = kit.asks.filter(({ purpose }) => purpose === "trial").map(problem);
    for (const name of shown) expect(tried).not.toContain(name);
  });

  it("pulls as a bandit: rounds × the arms of a round", async () => {
    const { kit, best } = await solve({ rounds: 3, perRound: 1 });
    expect(kit.roles().filter((role) => role === "trial")).toHaveLength(3);
    expect(best).toBe("be careful");
  });

  it("has no instruction without training tasks", async () => {
    const { kit } = await solve({ training: [] });
    expect(kit.roles()).toEqual(["program"]);
    expect(kit.asks[0]!.messages).toHaveLength(1);
  });
});

describe("bandit", () => {
  it("follows the formula", () => {
    expect(ucb({ pulls: 4, total: 3 }, 16, 1)).toBeCloseTo(0.75 + Math.sqrt(Math.log(16) / 4), 12);
    expect(ucb({ pulls: 0, total: 0 }, 16, 1)).toBe(Number.POSITIVE_INFINITY);
  });
  it("finds the best of Bernoulli arms, and pulls each at least once before any twice", async () => {
    const chances = [0.1, 0.3, 0.9, 0.4];
    const random = seededRandom(5);
    const pull = async (arm: number) => Number(random() < chances[arm]!);
    const arms = await bandit(4, { rounds: 200, perRound: 1, exploration: 1, pull, random });
    expect(arms.map(({ pulls }) => pulls).indexOf(Math.max(...arms.map(({ pulls }) => pulls)))).toBe(2);
    const few = await bandit(4, { rounds: 4, perRound: 1, exploration: 1, pull, random });
    expect(few.map(({ pulls }) => pulls)).toEqual([1, 1, 1, 1]);
  });
});
