import { setMaxListeners } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ask } from "../../src/core/model.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Task } from "../../src/core/task.ts";
import promptTrial from "../../src/moves/prompt-trial.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import chainOfCode from "../../src/strategies/chain-of-code.ts";
import evolutionarySearch from "../../src/strategies/evolutionary-search.ts";
import overheadProfiling from "../../src/strategies/overhead-profiling.ts";
import { block } from "../doubles/tasks.ts";
import { fakeModel, kitWith } from "../kit/doubles.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ workers: 2 });
});
afterAll(() => sandbox.close());

const kitOf = (task: Task, say: (ask: Ask) => string) => {
  const model = fakeModel((ask) => say(ask));
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return { model, kit: kitWith({ task, model, sandbox, signal }) };
};

describe("in the sandbox", () => {
  const slow = [
    "def pairs(n):",
    "    count = 0",
    "    for a in range(n):",
    "        for b in range(n):",
    "            count += 1",
    "    return count",
    "",
  ].join("\n");

  it("a planted quadratic line is the table's first, and what is faster is kept", async () => {
    const tests: Task["tests"] = [{ kind: "call", args: [120], expected: 14400 }];
    const task: Task = {
      id: "pairs",
      prompt: "Count pairs.",
      starter: slow,
      entry: "pairs",
      language: "python",
      tests,
    };
    const { kit, model } = kitOf(task, () => block("def pairs(n):\n    return n * n"));
    const [best] = await overheadProfiling.solve(task, kit, { ...overheadProfiling.options, rounds: 1 });
    expect(best!.text).toContain("n * n");
    const table = /\| line [\s\S]*?\n\n/.exec(model.asks[0]!.ask.messages![0]!.content)![0].split("\n");
    // The line itself or the head of its loop, which runs as often.
    expect(table[2]).toMatch(/^\| [45] \| 14[45]\d\d \|/);
  });

  it("evolution repairs a program without a model", async () => {
    const starter =
      "def largest(items):\n    best = items[0]\n    for item in items:\n        if item < best:\n            best = item\n    return best\n";
    const tests = [[1, 3, 2], [5], [-1, -2]].map((items) => ({
      kind: "call" as const,
      args: [items],
      expected: Math.max(...items),
    }));
    const task: Task = {
      id: "largest",
      prompt: "Repair it.",
      starter,
      entry: "largest",
      language: "python",
      tests,
    };
    const { kit, model } = kitOf(task, () => "");
    const [best] = await evolutionarySearch.solve(task, kit, evolutionarySearch.options);
    expect((await kit.check(best!)).pass).toBe(true);
    expect(model.asks).toEqual([]);
  });

  it("a training task is tried on its own tests, whatever the task's entry is called", async () => {
    const task: Task = { id: "t", prompt: "Write f.", entry: "f", language: "python", tests: [] };
    const training = { prompt: "Write twice(n).", tests: ["assert twice(2) == 4"] };
    const trial = (body: string) =>
      promptTrial("", training, task, kitOf(task, () => block(`def twice(n):\n    return ${body}`)).kit, {
        temperature: 0,
      });
    expect(await trial("2 * n")).toBe(true);
    expect(await trial("n")).toBe(false);
  });

  it("what an interpreter cannot run is emulated, and the answer runs by itself", async () => {
    const task: Task = {
      id: "count",
      prompt: "How many are fruit?",
      language: "python",
      tests: [{ kind: "io", stdin: "", stdout: "4\n" }],
    };
    const program =
      "words = ['plum', 'car', 'pear']\ntotal = 0\nfor word in words:\n    total += 1\n    total += is_fruit(word)\nprint(total * 2)";
    const { kit, model } = kitOf(task, (ask) =>
      ask.purpose === "program" ? block(program) : '{"total": 2}',
    );
    const [best] = await chainOfCode.solve(task, kit, chainOfCode.options);
    expect(model.asks.map(({ ask }) => ask.purpose)).toEqual(["program", "values"]);
    // As it was before the loop, which had counted one already.
    expect(model.asks[1]!.ask.messages![0]!.content).toContain("'total': 0}");
    expect((await kit.check(best!)).pass).toBe(true);
  });
});
