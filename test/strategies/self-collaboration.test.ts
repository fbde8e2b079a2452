import { expect, test } from "vitest";
import selfCollaboration from "../../src/strategies/self-collaboration.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const solve = async (replies: Script, changes: Partial<typeof selfCollaboration.options> = {}) => {
  const kit = fakeKit(ADD, { replies, passes: (program) => program.includes("a + b") });
  const answer = await selfCollaboration.solve(ADD, kit, { ...selfCollaboration.options, ...changes });
  return { kit, answer };
};

const TEAM: Script = {
  plan: ['{"steps": ["add"]}'],
  program: [block(WRONG)],
  review: ["It subtracts. Code Test Failed", "Fine. Code Test Passed"],
  repair: [block(RIGHT)],
};

test("analyst, coder, then tester and coder until the report says passed; nothing is run", async () => {
  const { kit, answer } = await solve(TEAM);
  expect(kit.roles()).toEqual(["plan", "program", "review", "repair", "review"]);
  expect(answer[0]?.id).toBe("repair/1");
  expect(kit.checks).toEqual([]);
});

test("each role has its own conversation: the coder's grows, the tester sees neither plan nor visible tests", async () => {
  const { kit } = await solve(TEAM);
  const [, program, review, repair] = kit.asks;
  expect(program?.messages?.map(({ role }) => role)).toEqual(["system", "user"]);
  expect(repair?.messages?.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
  expect(repair?.messages?.at(-1)?.content).toContain("It subtracts.");
  const seen = review?.messages?.map(({ content }) => content).join("\n") ?? "";
  expect(seen).toContain("a - b");
  expect(seen).not.toContain('"steps"');
  expect(seen).not.toContain("assert add(1, 2) == 3");
  for (const ask of kit.asks)
    expect(ask.messages?.[0]?.content).toMatch(/^A requirement is developed by a team/);
});

test("the last of the rounds is not tested: four programs, three reports", async () => {
  const { kit, answer } = await solve({ ...TEAM, review: ["Code Test Failed"] });
  expect(kit.roles().filter((role) => role === "review")).toHaveLength(3);
  expect(answer[0]?.id).toBe("repair/3");
  expect((await solve({ ...TEAM, review: ["Code Test Failed"] }, { rounds: 2 })).kit.roles()).toEqual([
    "plan",
    "program",
    "review",
    "repair",
  ]);
});

test("a version without the entry is dropped for the one before", async () => {
  const { answer } = await solve(
    { ...TEAM, review: ["Code Test Failed"], repair: ["    return 1 +"] },
    { rounds: 2 },
  );
  expect(answer[0]?.id).toBe("repair/1");
  const whole = { ...TEAM, review: ["Code Test Failed"], repair: [block("def other():\n    pass")] };
  expect((await solve(whole, { rounds: 2 })).answer[0]?.text).not.toBe("");
});

test("as released: the tester writes calls, and only a crash is reported", async () => {
  const calls = { ...TEAM, review: [block("print(add(1, 2))")] };
  const kit = fakeKit(ADD, { replies: calls, passes: () => false });
  await selfCollaboration.solve(ADD, kit, { ...selfCollaboration.options, tester: "run", rounds: 2 });
  // A wrong value is no crash.
  expect(kit.roles()).toEqual(["plan", "program", "review"]);
  expect(kit.checks).toHaveLength(1);
});
