import { expect, test } from "vitest";
import propertyGeneratedSolver from "../../src/strategies/property-generated-solver.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, DOUBLE, RIGHT, WRONG } from "../doubles/tasks.ts";

const PROPERTY = block(
  "# order does not matter\ndef holds(arguments, result):\n    return True\n\ndef generate(random):\n    return [1, 2]",
);
const VIOLATION =
  "raise AssertionError(\n  'This property does not hold: order does not matter\\nThe smallest input that violates it: add(0, 1)\\nWhat came out: -1'\n)";
const BUGGY = "def add(a, b):\n    return 3 if a else 0";

const solve = async (replies: Script, task = ADD) => {
  const passes = (program: string, { code = "" }: { kind: string; code?: string }) =>
    program.includes("a + b") || (program.includes("3 if a") && code.startsWith("assert"));
  const kit = fakeKit(task, { replies, passes, output: VIOLATION });
  return { kit, answer: await propertyGeneratedSolver.solve(task, kit, propertyGeneratedSolver.options) };
};

test("visible tests first, then properties, written once and without a program in view", async () => {
  const { kit, answer } = await solve({
    program: [block(WRONG)],
    properties: [`${PROPERTY}\n${block("def holds(arguments, result):\n    return True")}`],
    repair: [block(BUGGY), block(RIGHT)],
  });
  expect(kit.roles()).toEqual(["program", "repair", "properties", "repair"]);
  expect(kit.asks[2]?.messages?.map(({ content }) => content).join("")).not.toContain("return 3 if a");
  expect(answer.map(({ id }) => id)).toEqual(["repair/2", "repair/1", "program/0"]);
});

test("a violation goes back in words, with the smallest input and what came out", async () => {
  const { kit } = await solve({ program: [block(BUGGY)], properties: [PROPERTY], repair: [block(RIGHT)] });
  expect(kit.asks[2]?.messages?.at(-1)?.content).toMatch(
    /^This property does not hold: order does not matter\nThe smallest input that violates it: add\(0, 1\)\nWhat came out: -1\n\nPlease fix it/,
  );
});

test("five rounds; a program that passes the visible tests is better than one that does not", async () => {
  const { kit, answer } = await solve({
    program: [block(BUGGY)],
    properties: [PROPERTY],
    repair: [block(WRONG)],
  });
  expect(kit.roles().filter((role) => role === "repair")).toHaveLength(5);
  expect(answer[0]?.id).toBe("program/0");
});

test("no properties for other languages, and none that lacks a generator", async () => {
  const { kit } = await solve({ program: [block("function double(n) { return a + b }", "js")] }, DOUBLE);
  expect(kit.roles()).toEqual(["program"]);
});
