import { expect, test } from "vitest";
import selfCritique from "../../src/strategies/self-critique.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const solve = async (replies: Script, task = ADD) => {
  const passes = (program: string) => program.includes("a + b");
  const kit = fakeKit(task, { replies, passes, output: "got -1" });
  return { kit, answer: await selfCritique.solve(task, kit, selfCritique.options) };
};
const last = (kit: Awaited<ReturnType<typeof solve>>["kit"], place: number) =>
  kit.asks[place]?.messages?.at(-1)?.content ?? "";

test("three classes and twelve kinds, and the choice of no bug", async () => {
  const { taxonomy } = selfCritique.options;
  expect(Object.keys(taxonomy)).toEqual(["syntax", "runtime", "functional"]);
  expect(Object.values(taxonomy).flat()).toHaveLength(12);
  const { kit } = await solve({ program: [block(RIGHT)], critique: ["Bug: no bug"] });
  expect(last(kit, 1)).toContain("- no bug");
  expect(kit.roles()).toEqual(["program", "critique"]);
});

test("the first critique is of the program alone, the second also of what running it said", async () => {
  const { kit, answer } = await solve({
    program: [block(WRONG)],
    critique: ["It subtracts.\nBug: wrong argument"],
    repair: [block(`${WRONG} # 1`), block(RIGHT)],
  });
  expect(kit.roles()).toEqual(["program", "critique", "repair", "critique", "repair"]);
  expect(last(kit, 1)).not.toContain("got -1");
  expect(last(kit, 2)).toContain("Bug: wrong argument");
  expect(last(kit, 3)).toContain("got -1");
  expect(last(kit, 4)).toMatch(/got -1[\s\S]*Bug: wrong argument/);
  expect(answer[0]?.id).toBe("repair/2");
});

test("a critic that finds nothing in a program that fails is not believed; without tests it is", async () => {
  const script: Script = { program: [block(WRONG)], critique: ["Bug: no bug"], repair: [block(RIGHT)] };
  expect((await solve(script)).kit.roles()).toEqual(["program", "critique", "repair"]);
  expect((await solve(script, { ...ADD, tests: [] })).kit.roles()).toEqual(["program", "critique"]);
});
