import { describe, expect, it } from "vitest";
import selfDebugging, { type Feedback } from "../../src/strategies/self-debugging.ts";
import { type FakeKit, type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const passes = (program: string) => program.includes("a + b");
const BLIND = { ...ADD, tests: [] };
const lastMessage = (kit: FakeKit, purpose: string) =>
  kit.asks.findLast((ask) => ask.purpose === purpose)?.messages?.at(-1)?.content ?? "";

/** Runs a script whose second repair is right. */
async function debug(feedback: Feedback, changes: Partial<FakeKitOptions> = {}, task = ADD, maxTurns = 10) {
  const kit = fakeKit(task, {
    replies: {
      program: [block(WRONG)],
      repair: [block(`${WRONG} # 1`), block(RIGHT)],
      explain: ["It subtracts."],
      verdict: ["Verdict: wrong", "verdict: **Wrong**", "It is fine.\nVerdict: correct"],
    },
    passes,
    output: "expected 3, got -1",
    ...changes,
  });
  const answer = await selfDebugging.solve(task, kit, { ...selfDebugging.options, feedback, maxTurns });
  return { kit, answer };
}

describe("with visible tests", () => {
  it.each([
    ["simple", ["program", "repair", "repair"]],
    ["unit-test", ["program", "repair", "repair"]],
    ["explanation", ["program", "explain", "repair", "explain", "repair"]],
    ["trace", ["program", "explain", "repair", "explain", "repair"]],
  ] as const)("%s: repairs until they pass, in the published order of roles", async (feedback, roles) => {
    const { kit, answer } = await debug(feedback);
    expect(kit.roles()).toEqual(roles);
    expect(answer.map(({ id }) => id)).toEqual(["repair/2", "repair/1", "program/0"]);
    expect(kit.checks).toHaveLength(3);
  });

  it("asks for nothing more when the first program passes", async () => {
    const { kit } = await debug("trace", { replies: { program: [block(RIGHT)] } });
    expect(kit.roles()).toEqual(["program"]);
  });

  it("changes only the feedback message with the level", async () => {
    const rest = async (feedback: Feedback) => {
      const { kit } = await debug(feedback, {}, ADD, 1);
      return kit.asks.find((ask) => ask.purpose === "repair")?.messages?.slice(0, -1);
    };
    const simple = await rest("simple");
    for (const feedback of ["unit-test", "explanation", "trace"] as const)
      expect(await rest(feedback)).toEqual(simple);
  });

  it("tells each level what it should know", async () => {
    const said = async (feedback: Feedback) => lastMessage((await debug(feedback)).kit, "repair");
    const simple = await said("simple");
    expect(simple).toMatch(/^The program above is wrong\.\n\nPlease fix it\./);
    const unitTest = await said("unit-test");
    expect(unitTest).toContain("assert add(1, 2) == 3\n\nThe answer is wrong.\n\nexpected 3, got -1");
    expect(unitTest).not.toContain("It subtracts.");
    expect(await said("explanation")).toContain("It subtracts.");
    expect(lastMessage((await debug("explanation")).kit, "explain")).toContain("line by line");
    expect(lastMessage((await debug("trace")).kit, "explain")).toContain(
      "on this test:\n\nassert add(1, 2) == 3",
    );
  });

  it("gives up after the last turn, with the last program as published", async () => {
    const { kit, answer } = await debug("unit-test", { passes: () => false }, ADD, 3);
    expect(kit.roles()).toEqual(["program", "repair", "repair", "repair"]);
    expect(kit.checks).toHaveLength(4);
    expect(answer[0]?.id).toBe("repair/3");
  });

  it("answers with the best by visible tests when told so", async () => {
    const half: FakeKitOptions["passes"] = (program, test) =>
      program === `${WRONG}\n` && test === ADD.tests[0];
    const kit = fakeKit(ADD, {
      replies: { program: [block(WRONG)], repair: [block("def add(): pass")] },
      passes: half,
    });
    const options = { ...selfDebugging.options, maxTurns: 2, answer: "best" } as const;
    expect((await selfDebugging.solve(ADD, kit, options)).map(({ id }) => id)).toEqual([
      "program/0",
      "repair/2",
      "repair/1",
    ]);
  });

  it("never asks the model's opinion while tests exist", async () => {
    const { kit } = await debug("simple", { passes: () => false }, ADD, 4);
    expect(kit.roles()).not.toContain("verdict");
  });
});

describe("without visible tests", () => {
  it("stops when the model approves", async () => {
    const { kit, answer } = await debug("unit-test", {}, BLIND);
    expect(kit.roles()).toEqual(["program", "verdict", "repair", "verdict", "repair", "verdict"]);
    expect(answer[0]?.id).toBe("repair/2");
    expect(kit.checks).toEqual([]);
  });

  it("lets the model explain before it judges", async () => {
    const { kit } = await debug("explanation", {}, BLIND, 1);
    expect(kit.roles()).toEqual(["program", "explain", "verdict", "repair"]);
    expect(lastMessage(kit, "verdict")).toMatch(/^It subtracts\./);
  });

  it("takes an answer in another form for no approval, and still ends", async () => {
    const replies = { program: [block(WRONG)], repair: [block(WRONG)], verdict: ["Looks correct to me!"] };
    const { kit } = await debug("simple", { replies }, BLIND, 2);
    expect(kit.roles()).toEqual(["program", "verdict", "repair", "verdict", "repair"]);
  });
});
