import { expect, test } from "vitest";
import cycle from "../../src/strategies/cycle.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const solve = async (repairs: string[], changes: Partial<typeof cycle.options> = {}) => {
  const kit = fakeKit(ADD, {
    replies: { program: [block(WRONG)], repair: repairs },
    passes: (program) => program.includes("a + b"),
    output: "got -1",
  });
  return { kit, answer: await cycle.solve(ADD, kit, { ...cycle.options, ...changes }) };
};

test("the faulty program and its result stand as comments before the task; only the latest", async () => {
  const { kit, answer } = await solve([block(`${WRONG} # second`), block(RIGHT)]);
  expect(kit.roles()).toEqual(["program", "repair", "repair"]);
  expect(answer[0]?.id).toBe("repair/2");
  const [first, second] = kit.asks.slice(1).map(({ messages }) => messages!);
  expect(first).toHaveLength(1);
  expect(first![0]!.content).toMatch(/# {5}return a - b\n[\s\S]*# got -1\n[\s\S]*\ndef add\(a, b\):/);
  expect(second![0]!.content).toContain("# second");
  expect(second![0]!.content.match(/return a - b/g)).toHaveLength(1);
});

test("four rounds, then the last program", async () => {
  const { kit, answer } = await solve([block(WRONG)]);
  expect(kit.asks).toHaveLength(5);
  expect(answer[0]?.id).toBe("repair/4");
});

test("a base model gets it as text to go on with", async () => {
  const { kit } = await solve(["    return a + b\n\nprint(add(1, 2))"], { style: "completion", rounds: 1 });
  expect(kit.asks[1]?.prompt).toMatch(/^# A program for this task that is wrong:\n[\s\S]*Adds two numbers/);
  expect(kit.offers.at(-1)?.text).toBe(`${ADD.starter}    return a + b\n`);
});
