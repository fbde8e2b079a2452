import { describe, expect, it } from "vitest";
import type { Check } from "../../src/core/verdict.ts";
import treeOfCode from "../../src/strategies/tree-of-code.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

const run = {
  ...{ exitCode: 0, signal: null, stdout: "", stderr: "", truncated: false },
  ...{ cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
};

/** Programs say in a comment how they end, and what they give. */
async function grow(replies: FakeKitOptions["replies"], changes: Partial<typeof treeOfCode.options> = {}) {
  const kit = fakeKit(ADD, {
    replies,
    inspects: (program) => {
      const text = /gives (\w+)/.exec(program)?.[1] ?? "nothing";
      return { run: { ...run, outcome: "pass" }, value: { text, type: "int" }, unavailable: {}, cut: false };
    },
  });
  const check = kit.check;
  kit.check = async (candidate, ...rest) => {
    const verdict = await check(candidate, ...rest);
    const ends = /ends (\w+)/.exec(candidate.text)?.[1] ?? "crash";
    const checks = verdict.checks.map((each): Check => ({ ...each, outcome: ends as Check["outcome"] }));
    return { ...verdict, checks };
  };
  const answer = await treeOfCode.solve(ADD, kit, { ...treeOfCode.options, ...changes });
  return { kit, answer: answer.map(({ text }) => text.trim()) };
}
const program = (ends: string, gives = "") => `def add(a, b): pass # ends ${ends} gives ${gives}`;

describe("the tree", () => {
  it("is its root when that runs, even with a wrong result", async () => {
    const { kit, answer } = await grow({ program: [block(program("fail"))] });
    expect(kit.roles()).toEqual(["program"]);
    expect(answer).toHaveLength(1);
  });

  it("has 1, 3 and 9 programs when all end in an error, each parent's error in other words", async () => {
    const { kit, answer } = await grow({
      program: [block(program("crash"))],
      repair: [block(program("timeout"))],
    });
    expect(kit.checks).toHaveLength(13);
    expect(answer).toHaveLength(13);
    const demands = kit.asks.slice(1, 4).map((ask) => ask.messages!.at(-1)!.content);
    expect(new Set(demands).size).toBe(3);
    for (const demand of demands) expect(demand).toContain("The program ended with an error.");
  });

  it("grows no layer below one in which a program runs", async () => {
    const { kit } = await grow({
      program: [block(program("crash"))],
      repair: (nth) => block(program(nth === 1 ? "fail" : "crash")),
    });
    expect(kit.checks).toHaveLength(4);
  });

  it("wants the visible tests passed when told so", async () => {
    const { kit } = await grow(
      { program: [block(program("fail"))], repair: [block(program("pass"))] },
      { success: "passes" },
    );
    expect(kit.checks).toHaveLength(4);
  });
});

it("lets those that run vote by what they give", async () => {
  const gives = ["one", "two", "two"];
  const { answer } = await grow({
    program: [block(program("crash"))],
    repair: (nth) => block(program("fail", gives[nth])),
  });
  expect(answer.slice(0, 3).map((text) => /gives (\w+)/.exec(text)![1])).toEqual(["two", "two", "one"]);
  expect(answer[3]).toContain("crash");
});
