import { describe, expect, it } from "vitest";
import { BudgetSpent } from "../../src/core/errors.ts";
import type { Inspection } from "../../src/core/inspection.ts";
import type { Problem } from "../../src/core/problem.ts";
import { loadRoom, roomIds } from "../../src/core/room.ts";
import type { Strategy } from "../../src/core/strategy.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const ROOM = new URL("../../src/strategies/", import.meta.url);
const CANARY = "canary_5d1c";

const problem: Problem = {
  task: ADD,
  suite: {
    tests: [{ kind: "code", code: `assert add(40, 2) == 42, "${CANARY}"` }],
    prelude: `${CANARY} = 1`,
  },
  reference: `${RIGHT}  # ${CANARY}`,
};

/** Methods that give no program rather than one without what the paper wants first: for LPW, a verified plan. */
const ABSTAINING = ["lpw"];

/** A model whose program is wrong at first and right after every kind of help. */
const script: FakeKitOptions = {
  replies: {
    program: (nth) => block(nth % 3 === 1 ? WRONG : RIGHT),
    tests: [block("assert add(2, 2) == 4\nassert add(2, 3) == 5")],
    verdict: ["Verdict: correct"],
    "verify-plan": ["## Test 1\nResult compare: 3, 3\n## Test 2\nResult compare: 0, 0"],
    "check-plan": ["Correct Analysis\nCorrect Analysis"],
    "*": [block(RIGHT)],
  },
  passes: (program) => program.includes("a + b"),
};

/** Nothing can be seen of a run. */
const unseen = (): Inspection => ({
  run: {
    outcome: "fail",
    exitCode: 1,
    signal: null,
    stdout: "",
    stderr: "",
    truncated: false,
    cpuSeconds: 0,
    wallSeconds: 0,
    memoryBytes: 0,
  },
  unavailable: { coverage: "scripted" },
  cut: false,
});

const strategies = await loadRoom<Strategy>(ROOM, "strategy");

it("finds every file of the room", () => {
  expect(strategies.map((strategy) => strategy.id)).toEqual(roomIds(ROOM));
});

describe.each(strategies)("strategy $id", (strategy) => {
  const solve = (options: FakeKitOptions, task = problem.task) => {
    const kit = fakeKit(task, { inspects: unseen, ...options });
    return { kit, answer: strategy.solve(task, kit, strategy.options) };
  };

  it("says what it is", () => {
    expect(strategy.title).not.toBe("");
    expect(strategy.paper).toMatch(/\d{4}/);
    expect(strategy.calls, "its asks in order, for `assay list strategies`").toMatch(/[a-z]/);
  });

  it("has options that survive JSON", () => {
    expect(JSON.parse(JSON.stringify(strategy.options))).toEqual(strategy.options);
  });

  it("has its defaults among its choices", () => {
    const defaults = strategy.options as Record<string, unknown>;
    for (const [name, choices] of Object.entries(strategy.choices ?? {}))
      expect(choices).toContain(defaults[name]);
  });

  it("solves a task that its model can solve", async () => {
    const [best] = await solve(script).answer;
    expect(best?.text.trim()).toBe(RIGHT);
  });

  it("repairs or survives a first program that is wrong", async () => {
    const replies = { ...script.replies, program: (nth: number) => block(nth === 0 ? WRONG : RIGHT) };
    const answer = await solve({ ...script, replies }).answer;
    expect(answer.length).toBeGreaterThan(0);
  });

  it("has offered an answer when its budget ends after one call", async () => {
    const { kit, answer: solved } = solve({
      ...script,
      replies: { ...script.replies, program: [block(WRONG)] },
      calls: 1,
    });
    const given = await solved.catch((error: unknown) => {
      if (!(error instanceof BudgetSpent)) throw error;
      return kit.offers;
    });
    expect(kit.asks).toHaveLength(1);
    // A method that begins with a plan or with tests has nothing to answer with yet: the run answers with nothing.
    if (!["program", "repair"].includes(kit.asks[0]!.purpose)) return expect(given).toEqual([]);
    // What needs no model for its next step may have taken it.
    const answer = given[0]?.text.trim() ?? "";
    expect(answer === WRONG || script.passes?.(answer, ADD.tests[0]!)).toBe(true);
    expect(kit.offers[0]?.text.trim()).toBe(WRONG);
  });

  it("has an answer once it has paid for a first program, however much it planned before", async () => {
    const whole = solve(script);
    await whole.answer;
    const isProgram = (purpose: string) => purpose === "program" || purpose === "repair";
    const calls = whole.kit.roles().findIndex(isProgram) + 1;
    const { kit, answer } = solve({ ...script, calls });
    await answer.catch((error: unknown) => {
      if (!(error instanceof BudgetSpent)) throw error;
    });
    expect(kit.offers.length).toBeGreaterThan(0);
    expect(kit.asks).toHaveLength(calls);
  });

  it("offers every answer it gives", async () => {
    const { kit, answer } = solve(script);
    const offered = kit.offers;
    for (const { text } of await answer) expect(offered.map((candidate) => candidate.text)).toContain(text);
  });

  it("gives the same answer and asks the same questions again, also beside another run", async () => {
    const first = solve(script);
    const expected = await first.answer;
    const [second, third] = [solve(script), solve(script)];
    expect(await Promise.all([second.answer, third.answer])).toEqual([expected, expected]);
    expect(second.kit.asks).toEqual(first.kit.asks);
    expect(third.kit.asks).toEqual(first.kit.asks);
  });

  it("changes neither the task nor its options", async () => {
    const before = JSON.stringify([problem.task, strategy.options]);
    await solve(script).answer;
    expect(JSON.stringify([problem.task, strategy.options])).toBe(before);
  });

  it("sends no hidden test to the model, and names a purpose in every ask", async () => {
    const { kit, answer } = solve({ ...script, passes: () => false });
    await answer;
    expect(kit.prompts().join("\n")).not.toContain(CANARY);
    for (const purpose of kit.roles()) expect(purpose).toMatch(/^[a-z][a-z-]*$/);
  });

  it("ends and answers when the model never gives code", async () => {
    const answer = await solve({ replies: { "*": ["I cannot help with that."] } }).answer;
    if (!ABSTAINING.includes(strategy.id)) expect(answer.length).toBeGreaterThan(0);
  });

  it("ends and answers without visible tests, entry or starter", async () => {
    const task = { id: "bare", prompt: "Print hello.", language: "python", tests: [] };
    const answer = await solve({ replies: { "*": [block("print('hello')")] } }, task).answer;
    expect(answer[0]?.text).toContain("print('hello')");
  });
});
