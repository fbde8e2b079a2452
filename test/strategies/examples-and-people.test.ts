import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/task.ts";
import exampleDriven from "../../src/strategies/example-driven.ts";
import humanDialogue, { inWords } from "../../src/strategies/human-dialogue.ts";
import programOfThought, { answerIn } from "../../src/strategies/program-of-thought.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const passes = (program: string) => program.includes("a + b");

describe("iterative examples", () => {
  const call = (args: number[], expected: number) => ({ kind: "call" as const, args, expected });
  const tests = [call([1, 1], 2), call([2, 2], 4), call([3, 5], 8), call([7, 9], 16)];
  const task: Task = { ...ADD, tests };
  /** `double` fits the first two examples, a table all that it was shown; `add` fits everything. */
  const programs = ["def add(a, b): return 2 * a", "def add(a, b): return {1: 2, 2: 4, 3: 8}[a]", RIGHT];
  const fits = (program: string, test: unknown) =>
    passes(program) || tests.indexOf(test as (typeof tests)[0]) < (program.includes("{") ? 3 : 2);
  const run = async (replies: FakeKitOptions["replies"], options = {}) => {
    const kit = fakeKit(task, { replies, passes: fits });
    const all = { ...exampleDriven.options, given: 2, ...options };
    return { kit, answer: await exampleDriven.solve(task, kit, all) };
  };

  it("shows few examples and no words, then reveals those that the program gets wrong", async () => {
    const replies = { program: [block(programs[0]!)], repair: [block(programs[1]!), block(programs[2]!)] };
    const { kit, answer } = await run(replies);
    expect(kit.roles()).toEqual(["program", "repair", "repair"]);
    const [first = "", ...rest] = kit.asks.map(({ messages }) => messages!.map((m) => m.content).join("\n"));
    expect(first).toContain("add(2, 2) returns 4");
    expect(first).not.toMatch(/Adds two numbers|returns 8|returns 16/);
    expect(rest[0]).toMatch(/add\(\[?3/);
    expect(rest[0]).not.toContain("returns 16");
    expect(rest[1]).toContain("returns 16");
    expect(answer[0]!.text.trim()).toBe(RIGHT);
  });

  it("gives up on a table after its rounds", async () => {
    const { kit, answer } = await run({ "*": [block(programs[1]!)] }, { rounds: 3 });
    expect(kit.roles()).toEqual(["program", "repair", "repair", "repair"]);
    expect(answer).toHaveLength(4);
  });

  it("shows the words when told so", async () => {
    const { kit } = await run({ "*": [block(RIGHT)] }, { description: true });
    expect(kit.prompts()[0]).toContain("Adds two numbers");
  });
});

describe("dialogue with a person", () => {
  const run = async (person: string[], repair: string[]) => {
    const kit = fakeKit(ADD, { replies: { program: [block(WRONG)], person, repair }, passes });
    return { kit, answer: await humanDialogue.solve(ADD, kit, humanDialogue.options) };
  };

  it("asks for a hint in words and repairs by it, until the visible tests pass", async () => {
    const hint = `Add instead.\n${block(RIGHT)}`;
    const { kit, answer } = await run([hint, "Really add."], [block(`${WRONG} #`), block(RIGHT)]);
    expect(kit.roles()).toEqual(["program", "person", "repair", "person", "repair"]);
    const told = kit.asks[2]!.messages!.at(-1)!.content;
    expect(told).toContain("Add instead.");
    expect(told).not.toContain("return a + b");
    expect(answer[0]!.text.trim()).toBe(RIGHT);
  });

  it("asks four times at most, and ends where the person has nothing to say", async () => {
    expect((await run(["No."], [block(WRONG)])).kit.asks).toHaveLength(1 + 2 * 4);
    expect((await run(["No.", ""], [block(WRONG)])).kit.roles()).toEqual([
      "program",
      "person",
      "repair",
      "person",
    ]);
  });

  it("takes code out of a hint", () => {
    expect(inWords("Use a sum:\n```python\nreturn a + b\n```\nnot a difference.")).toBe(
      "Use a sum:\nnot a difference.",
    );
  });
});

describe("program of thought", () => {
  const print = (text: string) => `print(${text})`;
  const outputs: Record<string, string> = { a: "12.0\n", b: "1\n12\n", c: "7\n", d: "" };
  const inspects: FakeKitOptions["inspects"] = (program) => ({
    run: {
      outcome: program.includes("crash") ? "crash" : "pass",
      exitCode: 0,
      signal: null,
      stdout: outputs[/\((.)/.exec(program)?.[1] ?? ""] ?? "99",
      stderr: "",
      truncated: false,
      cpuSeconds: 0,
      wallSeconds: 0,
      memoryBytes: 0,
    },
    unavailable: {},
    cut: false,
  });

  it("shows the programs of the most similar problems, the nearest last, and votes by output", async () => {
    const task = {
      id: "apples",
      prompt: "Ann has 3 apples and buys 9. How many?",
      language: "python",
      tests: [],
    };
    const shots = [
      { prompt: "A train is late.", program: print("x") },
      { prompt: "Tom has 2 apples and buys 5. How many?", program: print("y") },
      { prompt: "How many days?", program: print("z") },
    ];
    const program = ["c", "crash", "a", "d", "b", "c crash"].map((text) => block(print(text)));
    const kit = fakeKit(task, { replies: { program }, inspects });
    const options = { ...programOfThought.options, shots, shown: 2, samples: 6 };
    const answer = await programOfThought.solve(task, kit, options);
    expect(kit.asks.map(({ n }) => n)).toEqual([6]);
    const shown = kit.asks[0]!.messages!.map(({ content }) => content).join("\n");
    expect(shown.indexOf("Tom has")).toBeGreaterThan(shown.indexOf("How many days"));
    expect(shown).not.toContain("train");
    expect(answer.map(({ text }) => text.trim())).toEqual(
      ["a", "b", "c", "crash", "d", "c crash"].map((text) => print(text)),
    );
  });

  it.each([
    ["Answer follows\n$1,200\n", "1200"],
    ["0.30000000000000004", "0.3"],
    ["12.5%", "12.5"],
    ["blue", "blue"],
    ["\n", null],
  ])("reads %j as %s", (output, answer) => expect(answerIn(output)).toBe(answer));
});
