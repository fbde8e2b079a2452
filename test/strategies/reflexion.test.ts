import { expect, test } from "vitest";
import reflexion, { type ReflexionOptions } from "../../src/strategies/reflexion.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const solve = async (replies: Script, changes: Partial<ReflexionOptions> = {}) => {
  const passes = (program: string, { code = "" }: { kind: string; code?: string }) =>
    program.includes("a + b") !== code.includes("== 99");
  const kit = fakeKit(ADD, { replies, passes, output: "got 0" });
  return { kit, answer: await reflexion.solve(ADD, kit, { ...reflexion.options, ...changes }) };
};
const SCRIPT: Script = {
  tests: [block("assert add(1, 2) == 3\nassert add(4, 4) == 8")],
  program: [block(WRONG)],
  reflect: (nth) => `reflection ${nth}`,
  repair: (nth) => block(nth < 2 ? `${WRONG} # ${nth}` : RIGHT),
};

test("tests first; then trials with a reflection after each failure, until its own tests pass", async () => {
  const { kit, answer } = await solve(SCRIPT);
  const trial = ["reflect", "repair"];
  expect(kit.roles()).toEqual(["tests", "program", ...trial, ...trial, ...trial]);
  expect(answer[0]?.id).toBe("repair/3");
  expect(kit.asks[2]?.messages?.at(-1)?.content).toContain("got 0");
});

test("the newest reflections are in view, as many as the memory holds", async () => {
  const view = async (memory: number) =>
    (await solve(SCRIPT, { memory })).kit.asks.at(-1)?.messages?.at(-1)?.content;
  expect(await view(1)).toContain("## Your reflections\n\nreflection 2");
  expect(await view(1)).not.toContain("reflection 1");
  expect(await view(3)).toContain("reflection 0\n\nreflection 1\n\nreflection 2");
});

test("a wrong test of its own ends it with a wrong program: ten trials for a right one", async () => {
  const wrong = { ...SCRIPT, tests: [block("assert add(1, 2) == 99")] };
  expect((await solve(wrong)).kit.roles()).toEqual(["tests", "program"]);
  const stuck = await solve({ ...wrong, program: [block(RIGHT)], repair: [block(RIGHT)] });
  expect(stuck.kit.roles().filter((role) => role === "repair")).toHaveLength(10);
});

test("no test of its own: one trial; visible tests count where they are asked for", async () => {
  const none = { ...SCRIPT, tests: ["I have none."] };
  expect((await solve(none)).kit.roles()).toEqual(["tests", "program"]);
  expect((await solve(none, { visible: true })).answer[0]?.id).toBe("repair/3");
});
