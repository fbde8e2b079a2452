import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inspection } from "../../src/core/inspection.ts";
import { comparison, costOf, isCheaper } from "../../src/moves/cost.ts";
import { overheadOf } from "../../src/moves/overhead.ts";
import interactive from "../../src/strategies/interactive-optimisation.ts";
import overheadProfiling from "../../src/strategies/overhead-profiling.ts";
import pie from "../../src/strategies/pie.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

/** A program that says what it costs and whether it is right. */
const program = (seconds: number, right = true) =>
  `def add(a, b):\n    return ${right ? "a + b" : "a - b"} # ${seconds} s`;
const SLOW = program(1);
/** A task that brings its slow program. */
const TASK = { ...ADD, prompt: "Make it faster.", starter: SLOW };

const run = {
  ...{ outcome: "pass" as const, exitCode: 0, signal: null, stdout: "", stderr: "", truncated: false },
  ...{ cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
};
const inspection = (parts: Partial<Inspection> = {}): Inspection => ({
  run,
  unavailable: {},
  cut: false,
  ...parts,
});
const look = inspection({
  profile: {
    unit: "seconds",
    inclusive: true,
    lines: [
      { line: 2, hits: 9, cost: 0.9 },
      { line: 1, hits: 1, cost: 0.1 },
    ],
  },
  memory: { peakBytes: 9e6, of: "allocations", lines: [{ line: 2, bytes: 2048 }] },
});

const options = (replies: FakeKitOptions["replies"]): FakeKitOptions => ({
  replies,
  passes: (text) => text.includes("a + b"),
  costs: (text) => ({ cpuSeconds: Number(/# ([\d.]+) s/.exec(text)?.[1]), memoryBytes: 2 ** 20 }),
  inspects: () => look,
});
const shown = (prompts: string[], at: number) => prompts.slice(at).join("\n");

describe("overhead-profiling", () => {
  const solve = async (repairs: string[], changes: Partial<typeof overheadProfiling.options> = {}) => {
    const kit = fakeKit(TASK, options({ repair: repairs.map((text) => block(text)) }));
    const answer = await overheadProfiling.solve(TASK, kit, { ...overheadProfiling.options, ...changes });
    return { kit, texts: answer.map(({ text }) => text.trim()) };
  };

  it("keeps what is right and cheaper, and shows the table of the program it goes on from", async () => {
    const { kit, texts } = await solve([program(0.5), program(0.1), program(0.1)]);
    expect(texts).toEqual([program(0.1), program(0.5), SLOW]);
    expect(kit.roles()).toEqual(["repair", "repair", "repair"]);
    expect(kit.prompts()[0]).toContain("| 2 | 18 | 90.0 % | 2 | return a + b # 1 s |");
    expect(kit.prompts()[1]).toContain("return a + b # 0.5 s |");
  });

  it("drops what is wrong or dearer, and is never worse than the start", async () => {
    expect((await solve([program(0.1, false)])).texts).toEqual([SLOW]);
    expect((await solve([program(2)])).texts).toEqual([SLOW]);
    expect((await solve([program(0.97)])).texts).toEqual([SLOW]);
  });

  it("goes on after a drop when answers vary, for five rounds", async () => {
    const { kit, texts } = await solve([program(2), program(0.1, false), program(0.5)], { temperature: 0.8 });
    expect(texts[0]).toBe(program(0.5));
    expect(kit.asks).toHaveLength(5);
  });

  it("leaves a program alone that fails", async () => {
    const wrong = { ...TASK, starter: program(1, false) };
    const kit = fakeKit(wrong, options({}));
    expect(await overheadProfiling.solve(wrong, kit, overheadProfiling.options)).toHaveLength(1);
    expect(kit.asks).toEqual([]);
  });
});

describe("pie", () => {
  const solve = async (edits: string[], changes: Partial<typeof pie.options> = {}) => {
    const kit = fakeKit(TASK, options({ repair: edits.map((text) => block(text)) }));
    const answer = await pie.solve(TASK, kit, { ...pie.options, samples: edits.length, ...changes });
    return { kit, texts: answer.map(({ text }) => text.trim()) };
  };

  it("answers with the fastest right one: wrong but fast is excluded", async () => {
    const { kit, texts } = await solve([program(0.5), program(0.01, false), program(0.2), program(0.95)]);
    expect(texts).toEqual([program(0.2), program(0.5), SLOW]);
    expect(kit.asks).toMatchObject([{ purpose: "repair", n: 4, temperature: 0.7 }]);
  });

  it("answers with the program itself when none is a tenth faster", async () => {
    expect((await solve([program(0.91), program(1), program(0.1, false)])).texts).toEqual([SLOW]);
  });

  it("shows the pairs most like the program, the most alike last", async () => {
    const pairs = [
      { slow: "print('hello')", fast: "A" },
      { slow: "def add(a, b): return a + b", fast: "B" },
      { slow: "def add(x): return x", fast: "C" },
    ];
    const { kit } = await solve([program(0.5)], { prompt: "retrieved", pairs });
    const fast = kit.asks[0]!.messages!.filter(({ role }) => role === "assistant").map(
      ({ content }) => content,
    );
    expect(fast.map((text) => text.split("\n")[1])).toEqual(["C", "B"]);
    const given = await solve([program(0.5)], { prompt: "shots", pairs });
    expect(shown(given.kit.prompts(), 0)).toContain("```python\nA\n```");
    expect(shown((await solve([program(0.5)], { pairs })).kit.prompts(), 0)).not.toContain(
      "```python\nA\n```",
    );
    expect(shown((await solve([program(0.5)], { prompt: "conditioned" })).kit.prompts(), 0)).toContain(
      "10/10",
    );
  });
});

describe("interactive-optimisation", () => {
  const solve = async (repair: string[], person: string[]) => {
    const kit = fakeKit(TASK, options({ repair: repair.map((text) => block(text)), person }));
    const answer = await interactive.solve(TASK, kit, interactive.options);
    return { kit, texts: answer.map(({ text }) => text.trim()) };
  };

  it("stops after two rounds that bring nothing, and asks the person", async () => {
    const { kit, texts } = await solve([program(0.5), program(0.6), program(0.1, false)], ["Yes, fine."]);
    expect(kit.roles()).toEqual(["repair", "repair", "repair", "person"]);
    expect(texts).toEqual([program(0.5), SLOW]);
    const talk = kit.asks[2]!.messages!.map(({ content }) => content);
    expect(talk[2]).toContain("Cost: 1.000 s before, 0.500 s now, 50 % of it");
    expect(talk[4]).toContain("0.500 s before, 0.600 s now, 120 % of it");
    expect(kit.asks[3]!.messages![0]!.content).toContain("1.000 s before, 0.500 s now");
  });

  it("hears the person and goes on", async () => {
    const versions = [program(0.5), program(0.6), program(0.6), program(0.2), program(0.3)];
    const { kit, texts } = await solve(versions, ["Use a table.", "yes"]);
    expect(kit.roles().filter((role) => role === "person")).toHaveLength(2);
    expect(kit.asks[4]!.messages!.at(-1)!.content).toContain("The expert says: Use a table.");
    expect(texts[0]).toBe(program(0.2));
  });

  it("answers with the first program without the person's yes, or with nothing to show", async () => {
    expect((await solve([program(0.5), program(0.6)], ["No."])).texts[0]).toBe(SLOW);
    const { kit, texts } = await solve([program(0.1, false)], []);
    expect(texts).toEqual([SLOW]);
    expect(kit.roles()).toEqual(["repair", "repair"]);
  });
});

describe("costs", () => {
  const verdict = {
    pass: true,
    score: 1,
    checks: [],
    measures: { cpuSeconds: 2, wallSeconds: 9, memoryBytes: 3 },
  };
  it("are seconds, bytes, or both", () => {
    expect(costOf(verdict, "seconds")).toBe(2);
    expect(costOf(verdict, "memory")).toBe(3);
    expect(costOf(verdict, "memory-seconds")).toBe(6);
    expect(comparison(2 ** 20, 2 ** 21, "memory")).toBe("2.0 MiB before, 1.0 MiB now, 50 % of it");
  });
  it("a program is never cheaper than itself, and of two at most one is", () => {
    const cost = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(cost, cost, fc.double({ min: 0, max: 0.99, noNaN: true }), (a, b, gain) => {
        expect(isCheaper(a, a, gain)).toBe(false);
        expect(isCheaper(a, b, gain) && isCheaper(b, a, gain)).toBe(false);
      }),
    );
  });
  it("of several runs add up by line, dearest first; memory is the most of any", () => {
    const second = inspection({
      profile: { unit: "seconds", inclusive: true, lines: [{ line: 1, hits: 2, cost: 1 }] },
      memory: { peakBytes: 1, of: "allocations", lines: [{ line: 2, bytes: 4096 }] },
    });
    expect(overheadOf([look, second])).toEqual([
      { line: 1, hits: 3, cost: 1.1, bytes: 0 },
      { line: 2, hits: 9, cost: 0.9, bytes: 4096 },
    ]);
    expect(overheadOf([inspection()])).toEqual([]);
  });
});
