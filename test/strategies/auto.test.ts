import { expect, it } from "vitest";
import { Abstained } from "../../src/core/errors.ts";
import auto from "../../src/strategies/auto.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";
import { answering, named, nameOf } from "./doubles.ts";

const programs = (...indices: number[]) => indices.map((index) => block(named(index)));
const agreed = answering({ p0: [3, 0], p1: [3, 0], p2: [3, 0], p3: [4, 1], p4: [5, 2] });
const options = { ...auto.options, inputs: 2 };
const run = (script: Partial<FakeKitOptions>, changed: Partial<typeof options> = {}) => {
  const kit = fakeKit(ADD, { replies: {}, passes: () => true, inspects: agreed, ...script });
  return { kit, answer: auto.solve(ADD, kit, { ...options, ...changed }) };
};

it("stops after one program when that is sure enough", async () => {
  const { kit, answer } = run({ replies: { program: programs(0) } }, { stopAt: 0.5 });
  const [best] = await answer;
  expect(kit.asks).toMatchObject([{ purpose: "program", n: 1, temperature: 0 }]);
  expect(best?.probability).toBeGreaterThan(0.5);
});

it("draws more while programs agree, and is the surer for it", async () => {
  const { kit, answer } = run({ replies: { program: programs(0, 1, 2, 0, 1, 2, 0) } }, { stopAt: 0.9 });
  const [best] = await answer;
  expect(new Set(kit.roles())).toEqual(new Set(["program"]));
  expect(kit.asks.slice(0, 2).map(({ n }) => n)).toEqual([1, 2]);
  expect(best?.probability).toBeGreaterThan(0.9);
});

it("writes tests once behaviours disagree, and only once", async () => {
  const tests = [block("assert add(1, 2) == 3\nassert add(2, 2) == 4")];
  const passes: FakeKitOptions["passes"] = (text, test) =>
    ADD.tests.includes(test) || ["p0", "p1"].includes(nameOf(text));
  const { kit, answer } = run(
    { replies: { program: programs(3, 0, 4, 1, 0, 1, 0), tests }, passes },
    { stopAt: 1, samples: 7 },
  );
  const [best] = await answer;
  expect(kit.roles()).toEqual(["program", "program", "tests", "program"]);
  expect(kit.asks.map(({ n }) => n)).toEqual([1, 2, 5, 4]);
  expect(["p0", "p1"]).toContain(nameOf(best!.text));
});

it("repairs while everything fails a visible test, with that test in the prompt", async () => {
  const passes: FakeKitOptions["passes"] = (text) => nameOf(text) === "p1";
  const { kit, answer } = run(
    { replies: { program: programs(3), repair: programs(1) }, passes },
    { stopAt: 0.5 },
  );
  const [best] = await answer;
  expect(kit.roles()).toEqual(["program", "repair"]);
  expect(kit.prompts().join("\n")).toContain("It does not pass this test");
  expect(nameOf(best!.text)).toBe("p1");
});

it("spends no more than its limits, and says how little it believes in what fails", async () => {
  const { kit, answer } = run(
    { replies: { program: programs(3), repair: programs(4) }, passes: () => false },
    { samples: 7, repairs: 2 },
  );
  const [best] = await answer;
  expect(kit.asks.reduce((sum, { n = 1, purpose }) => sum + (purpose === "program" ? n : 0), 0)).toBe(7);
  expect(kit.roles().filter((role) => role === "repair")).toHaveLength(2);
  expect(best?.probability).toBeLessThan(0.05);
});

it("abstains when asked to, and answers with its leader when the budget ends", async () => {
  const script = { replies: { program: programs(3) }, passes: () => false };
  await expect(run(script, { abstainBelow: 0.2, samples: 1, repairs: 0 }).answer).rejects.toThrow(Abstained);
  const { answer } = run({ replies: { program: programs(0, 3, 4) }, calls: 2 }, { stopAt: 1 });
  expect((await answer)[0]).toHaveProperty("probability");
});
