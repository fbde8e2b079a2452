import { expect, test } from "vitest";
import agentCoder from "../../src/strategies/agentcoder.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const solve = async (replies: Script, changes: Partial<typeof agentCoder.options> = {}) => {
  const passes = (program: string, { code = "" }: { kind: string; code?: string }) =>
    program.includes("a + b") && !code.includes("== 99");
  const kit = fakeKit(ADD, { replies, passes });
  const answer = await agentCoder.solve(ADD, kit, { ...agentCoder.options, ...changes });
  return { kit, answer };
};
const suite = (nth: number, right: (nth: number) => boolean) =>
  block(`assert add(${nth}, 0) == ${right(nth) ? nth : 99}\nassert add(0, ${nth}) == ${nth}`);

test("accepts a program that passes three suites as a whole, in the first epoch", async () => {
  const { kit, answer } = await solve({
    program: (nth) => block(nth === 3 ? RIGHT : WRONG),
    tests: (nth) => suite(nth, (each) => each < 3),
  });
  expect(kit.asks.map(({ purpose, n }) => [purpose, n])).toEqual([
    ["program", 5],
    ["tests", 10],
  ]);
  expect(kit.grids[0]).toMatchObject({ cpuSeconds: 3 });
  expect(kit.grids[0]?.tests).toHaveLength(10);
  expect(answer[0]?.id).toBe("program/3");
});

test("two suites are not enough: drawn anew for five epochs, the last epoch's best at the end", async () => {
  const { kit, answer } = await solve({
    program: (nth) => block(nth === 0 ? RIGHT : WRONG),
    tests: (nth) => suite(nth, (each) => each % 10 < 2),
  });
  expect(kit.roles().filter((role) => role === "program")).toHaveLength(6);
  expect(kit.grids).toHaveLength(6);
  // The program of the first epoch, which passed two suites, is gone.
  expect(answer[0]?.id).toBe("program/29");
});

test("with a report the next programs are made from the best; as released, from the same question", async () => {
  const replies: Script = { program: [block(WRONG)], tests: (nth) => suite(nth, () => true) };
  const reported = (await solve(replies, { epochs: 1 })).kit.asks[2]?.messages ?? [];
  expect(reported.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
  expect(reported.at(-1)?.content).toContain("assert add(0, 0) == 0");
  const { asks } = (await solve(replies, { epochs: 1, feedback: "none" })).kit;
  expect(asks[2]).toEqual(asks[0]);
});

test("acceptance follows the largest of five binomials", async () => {
  // A suite passes a right program with probability q: over many seeds, best of five ≥ 3 of 10.
  let [state, accepted] = [1, 0];
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const [q, runs] = [0.2, 300];
  for (let run = 0; run < runs; run++) {
    const kit = fakeKit(ADD, {
      replies: { program: (nth) => block(`${RIGHT} # ${nth}`), tests: (nth) => suite(nth, () => true) },
      passes: () => random() < q,
    });
    await agentCoder.solve(ADD, kit, { ...agentCoder.options, epochs: 1, feedback: "none" });
    if (kit.grids.length === 1) accepted++;
  }
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const below = [0, 1, 2].reduce((sum, k) => sum + choose(10, k) * q ** k * (1 - q) ** (10 - k), 0);
  const expected = 1 - below ** 5;
  expect(Math.abs(accepted / runs - expected)).toBeLessThan(
    4 * Math.sqrt((expected * (1 - expected)) / runs),
  );
});
