import { expect, test } from "vitest";
import codecot from "../../src/strategies/codecot.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const exam = (program: string, tests: string) => `${block(program)}\nTests:\n${block(tests)}`;
const passes = (program: string, each: { kind: string; code?: string }) =>
  program.includes("a + b") && each.code !== "assert add(1, 1) == 3";
const solve = (replies: Record<string, string[]>, changes: Partial<typeof codecot.options> = {}) => {
  const kit = fakeKit(ADD, { replies, passes, output: "AssertionError: got 0" });
  return { kit, answer: codecot.solve(ADD, kit, { ...codecot.options, ...changes }) };
};

test("its own tests, from the same answer, send it back until they pass; they stay the same", async () => {
  const { kit, answer } = solve({
    program: [exam(WRONG, "assert add(1, 2) == 3")],
    repair: [exam(`${WRONG} # again`, "assert add(9, 9) == 18"), block(RIGHT)],
  });
  expect((await answer).map(({ id }) => id)).toEqual(["repair/2", "repair/1", "program/0"]);
  expect(kit.roles()).toEqual(["program", "repair", "repair"]);
  expect(kit.asks[1]?.messages?.at(-1)?.content).toContain("assert add(1, 2) == 3");
  expect(kit.asks[1]?.messages?.at(-1)?.content).toContain("AssertionError: got 0");
  expect(kit.asks[2]?.messages?.at(-1)?.content).not.toContain("add(9, 9)");
});

test("a wrong test of its own does not lose the best program: five rounds, then the best", async () => {
  const tests = "assert add(1, 2) == 3\nassert add(1, 1) == 3";
  const replies = { program: [exam(RIGHT, tests)], repair: [block(WRONG)] };
  const { kit, answer } = solve(replies);
  expect((await answer)[0]?.id).toBe("program/0");
  expect(kit.asks).toHaveLength(6);
  expect((await solve(replies, { answer: "last" }).answer)[0]?.id).toBe("repair/5");
});

test("vanilla is one answer, and no test means nothing to examine", async () => {
  const vanilla = solve({ program: [exam(WRONG, "assert add(1, 2) == 3")] }, { mode: "vanilla" });
  await vanilla.answer;
  expect(vanilla.kit.roles()).toEqual(["program"]);
  expect(vanilla.kit.prompts()[0]).not.toContain("five tests");
  const bare = solve({ program: [block(WRONG)] });
  await bare.answer;
  expect([bare.kit.asks.length, bare.kit.checks.length]).toEqual([1, 0]);
});
