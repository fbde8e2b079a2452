import { expect, test } from "vitest";
import codecor from "../../src/strategies/codecor.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const TESTS = block("assert add(1, 2) == 3\nassert add(0, 0) == 0");
const solve = async (replies: Script, changes: Partial<typeof codecor.options> = {}) => {
  const passes = (program: string, { code = "" }: { kind: string; code?: string }) =>
    program.includes("a + b") || code.includes("(0, 0)");
  const kit = fakeKit(ADD, { replies, passes });
  return { kit, answer: await codecor.solve(ADD, kit, { ...codecor.options, ...changes }) };
};
const TEAM: Script = {
  plan: (nth) => `thought ${nth}`,
  tests: [TESTS],
  program: (nth) => block(`${WRONG} # ${nth}`),
  reflect: ["It subtracts."],
  judge: ["Verdict: keep"],
  repair: [block(RIGHT)],
};

test("chains are pruned, then tests; programs from the chains; advice, pruned, leads to a rewriting", async () => {
  const judge = (nth: number) => (nth === 1 ? "Unclear. Verdict: drop" : "Verdict: keep");
  const { kit, answer } = await solve({ ...TEAM, judge });
  const count = (purpose: string) => kit.roles().filter((role) => role === purpose).length;
  expect(kit.roles().slice(0, 4)).toEqual(["plan", "judge", "judge", "judge"]);
  // Two of three chains are kept, both tests are; each program is advised once.
  expect([count("program"), count("judge"), count("reflect"), count("repair")]).toEqual([2, 3 + 2 + 2, 2, 2]);
  expect(kit.prompts().join("\n")).not.toContain("## Thoughts\n\nthought 1");
  expect(answer[0]).toMatchObject({ text: `${RIGHT}\n` });
  expect(answer.map(({ id }) => id)).toContain("program/0");
});

test("pruning never empties a pool, and pruned advice is not followed", async () => {
  const { kit, answer } = await solve({ ...TEAM, judge: ["Verdict: drop"] });
  expect(kit.grids[0]?.programs).toHaveLength(1);
  expect(kit.grids[0]?.tests).toEqual(["assert add(1, 2) == 3"]);
  expect(kit.roles()).not.toContain("repair");
  expect(answer[0]?.id).toBe("program/0");
});

test("the answer is never worse by its own tests than the best at first, and rounds are bounded", async () => {
  const program = (nth: number) => block(nth === 1 ? "def add(a, b):\n    return a + b + 0" : WRONG);
  const early = await solve({ ...TEAM, program, repair: [block(WRONG)] });
  expect(early.kit.roles()).not.toContain("repair");
  expect(early.answer[0]?.id).toBe("program/1");
  const never = await solve({ ...TEAM, repair: (nth) => block(`${WRONG} # r${nth}`) });
  expect(never.kit.roles().filter((role) => role === "repair")).toHaveLength(9);
  expect(new Set(never.answer.map(({ id }) => id)).size).toBe(12);
});
