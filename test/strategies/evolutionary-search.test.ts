import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/task.ts";
import evolution from "../../src/moves/search/evolution.ts";
import evolutionarySearch from "../../src/strategies/evolutionary-search.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

const start = "def add(a, b):\n    c = a\n    return a - b\n";
const TASK = { ...ADD, prompt: "Repair add.", starter: start };

async function search(
  passes: NonNullable<FakeKitOptions["passes"]>,
  changes: Partial<typeof evolutionarySearch.options> = {},
  task: Task = TASK,
  seed = 0,
) {
  const kit = fakeKit(task, { replies: { program: [block(start)] }, passes, seed });
  const answer = await evolutionarySearch.solve(task, kit, { ...evolutionarySearch.options, ...changes });
  return { kit, texts: answer.map(({ text }) => text) };
}

describe("evolutionary-search", () => {
  it("finds a planted program, and deletes what does not matter", async () => {
    const passes: NonNullable<FakeKitOptions["passes"]> = (text, test) =>
      text.includes("return a + b") ||
      (test === TASK.tests[0] && text.includes("c = b") && text.includes("return a"));
    const { texts, kit } = await search(passes);
    expect(texts[0]).toContain("a + b");
    expect(texts[0]).not.toContain("c = b");
    expect(kit.asks).toEqual([]);
  });

  it("leaves a program alone that passes, also what no test needs", async () => {
    const { texts, kit } = await search(() => true);
    expect(texts).toEqual([start]);
    expect(kit.checks.every(({ text }) => text === start)).toBe(true);
    expect(kit.asks).toEqual([]);
  });

  it("runs no text twice on the same tests", async () => {
    const { kit } = await search(() => false, { generations: 4, restarts: 1 });
    const runs = kit.checks.map(({ text }) => text);
    expect(new Set(runs).size).toBe(runs.length);
  });

  it("holds only what passes the first stage against all tests", async () => {
    const tests = Array.from({ length: 5 }, (_, at) => ({
      kind: "code" as const,
      code: `assert add(${at}, 0) == ${at}`,
    }));
    const passes: FakeKitOptions["passes"] = (text, test) =>
      text.includes("a + b") && tests.slice(0, 4).some((each) => each === test);
    const { kit, texts } = await search(
      (text, test) => passes(text, test),
      { proxy: 2, restarts: 0 },
      { ...TASK, tests },
    );
    expect(texts[0]).toContain("a + b");
    const twice = kit.checks.filter(
      ({ text }, at) => kit.checks.findIndex((each) => each.text === text) < at,
    );
    for (const { text } of twice) expect(text).toContain("a + b");
  });

  it("begins with the model's program where the task brings none, and ends where nothing can be told", async () => {
    const { kit } = await search((text) => text.includes("a + b"), {}, ADD);
    expect(kit.roles()).toEqual(["program"]);
    const none = await search(() => true, {}, { ...ADD, tests: [] });
    expect(none.kit.checks).toEqual([]);
    expect(none.texts).toHaveLength(1);
  });

  it("is the same for the same seed", async () => {
    const one = await search(() => false, { generations: 3, restarts: 0 }, TASK, 7);
    const two = await search(() => false, { generations: 3, restarts: 0 }, TASK, 7);
    expect(one.texts).toEqual(two.texts);
  });
});

it("the best fitness never falls", async () => {
  const best: number[] = [];
  let next = 0;
  const fitnessOf = async (member: number) => (member * 7919) % 101;
  for (let generations = 0; generations < 8; generations++) {
    next = 0;
    const random = () => (next = (next * 48271 + 11) % 2147483647) / 2147483647;
    const vary = async ([parent]: { member: number }[]) => parent!.member + 1 + Math.floor(random() * 9);
    const found = await evolution([1], {
      generations,
      size: 4,
      children: 4,
      parents: 1,
      tournament: 2,
      vary,
      fitnessOf,
      random,
    });
    best.push(found[0]!.fitness);
  }
  expect(best).toEqual([...best].sort((a, b) => a - b));
});
