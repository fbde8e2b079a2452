import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Check, verdictOf } from "../../src/core/verdict.ts";
import langprop, { updated } from "../../src/strategies/langprop.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

/** Programs say in a comment how each of the two tests ends: `+` passes, `-` is wrong, `!` raises. */
const program = (ends: string, name = "") => `def add(a, b): pass # ${ends} ${name}`;
const OUTCOMES: Record<string, Check["outcome"]> = { "+": "pass", "-": "fail", "!": "crash" };

async function train(replies: FakeKitOptions["replies"], changes: Partial<typeof langprop.options> = {}) {
  const kit = fakeKit(ADD, { replies });
  kit.check = async (candidate, tests = ADD.tests) => {
    kit.checks.push(candidate);
    const ends = /# (\S+)/.exec(candidate.text)?.[1] ?? "!!";
    const checks = tests.map((test, at): Check => {
      const outcome = OUTCOMES[ends.charAt(ADD.tests.indexOf(test))]!;
      return { test: at, outcome, output: outcome === "pass" ? "" : `ended ${outcome}` };
    });
    return verdictOf(checks, tests.length, { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 });
  };
  const answer = await langprop.solve(ADD, kit, { ...langprop.options, ...changes });
  return { kit, ends: answer.map(({ text }) => /# (\S+)/.exec(text)?.[1]) };
}

describe("records", () => {
  it("begins with three requests for two programs, and ends when the best passes everything", async () => {
    const setup = ["!!", "--", "+-", "++", "-!", "!-"];
    const { kit, ends } = await train({ program: (nth) => block(program(setup[nth]!)) });
    expect(kit.asks.map(({ purpose, n }) => [purpose, n])).toEqual(
      Array.from({ length: 3 }, () => ["program", 2]),
    );
    expect(ends).toEqual(["++", "+-", "--", "-!"]);
  });

  it("rewrites the best three from the item they do worst, two each, and judges the new on the same batch", async () => {
    const setup = ["!!", "--", "+-", "+!", "-!", "!-"];
    const { kit, ends } = await train({
      program: (nth) => block(program(setup[nth]!)),
      repair: (nth) => block(program(nth === 5 ? "++" : "!!", `${nth}`)),
    });
    const repairs = kit.asks.filter(({ purpose }) => purpose === "repair");
    expect(repairs.map(({ n }) => n)).toEqual([2, 2, 2]);
    expect(repairs[0]!.messages![0]!.content).toContain("assert add(0, 0) == 0\n\nThe answer is wrong.");
    // +! and -- both have 0; the earlier stays first. Of +! the exception is worst, not what it passes.
    expect(repairs.map((ask) => /pass # (\S+)/.exec(ask.messages![0]!.content)![1])).toEqual([
      "+-",
      "--",
      "+!",
    ]);
    expect(repairs[2]!.messages![0]!.content).toContain("ended crash");
    expect(ends[0]).toBe("++");
    expect(kit.roles()).toHaveLength(6);
  });

  it("goes through all tests in batches, so many epochs", async () => {
    const { kit } = await train({ "*": [block(program("--"))] }, { batch: 1, epochs: 2 });
    expect(kit.roles().filter((role) => role === "repair")).toHaveLength(2 * 2 * 3);
  });
});

describe("priorities", () => {
  const old = { candidate: { id: "", text: "" }, priority: 0.5, weight: 4, worst: "" };
  it("by hand", () => {
    // (.5·4 + (1 + 0 − 1 + 1)) / (4 + 4) = 3/8; with half the weight left (.5·2 + 1)/(2 + 4) = 1/3.
    expect(updated(old, [1, 0, -1, 1], 1)).toEqual({ priority: 0.375, weight: 8 });
    expect(updated(old, [1, 0, -1, 1], 0.5)).toEqual({ priority: 2 / 6, weight: 6 });
  });
  it("without decay is the mean of all scores, in whatever batches they came", () => {
    const scores = fc.array(fc.constantFrom(-1, 0, 1), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 5 }), (batches) => {
        let entry = { ...old, priority: 0, weight: 0 };
        for (const batch of batches) entry = { ...entry, ...updated(entry, batch, 1) };
        const all = batches.flat();
        expect(entry.priority).toBeCloseTo(all.reduce<number>((sum, each) => sum + each, 0) / all.length, 9);
      }),
    );
  });
});
