import { expect, test } from "vitest";
import type { Strategy } from "../../../src/core/strategy.ts";
import { storyText } from "../../../src/doors/cli/show/story.ts";
import type { Story } from "../../../src/kit/story.ts";
import { verdictText } from "../../../src/kit/story.ts";
import { run } from "../../../src/run/run.ts";
import selfDebugging from "../../../src/strategies/self-debugging.ts";
import { fakeModel, fakeSandbox } from "../../kit/doubles.ts";
import { problems, strategyPlan } from "../../run/doubles.ts";
import { fakeScreen } from "./fake-screen.ts";

const seconds = (text: string) => text.replaceAll(/\d+\.\d s/g, "0.0 s");

test("the tree of an attempt: who was asked, what was tried, which test failed, why the answer won", async () => {
  let story: Story | undefined;
  const model = fakeModel(({ purpose }) => (purpose === "repair" ? "a b c right" : "a b"));
  const events = run(strategyPlan({ samples: 1 }), {
    sandbox: fakeSandbox(),
    problems: problems(1),
    model,
    strategy: selfDebugging as unknown as Strategy,
    metrics: [],
    onStory: (_, told) => {
      story = told;
    },
  });
  for await (const _ of events);
  const { screen } = fakeScreen();
  expect(seconds(storyText(screen, "self-debugging", story!))).toBe(
    [
      "self-debugging",
      "├ asked for program: 1 answer, 15 tokens (0.0 s)",
      "│ └ program/0",
      "│   └ run on tests: fail, passes 2 of 3; c",
      "├ asked for repair: 1 answer, 15 tokens (0.0 s)",
      "│ └ repair/1, made from program/0",
      "│   └ run on tests: passes all 3 tests",
      "└ answer repair/1: the strategy's first choice; passes every visible test",
    ].join("\n"),
  );
});

test("a verdict in a line: what passed, the test that did not, and its last words", () => {
  const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
  const tests = [
    { kind: "call", args: [1, "a"], expected: [2] },
    { kind: "io", stdin: "1\n", stdout: "2\n" },
  ] as const;
  const verdict = (outcome: "pass" | "crash") => ({
    pass: outcome === "pass",
    score: 0.5,
    checks: [
      { test: 0, outcome: "pass" as const, output: "" },
      { test: 1, outcome, output: "Traceback\nKeyError: 1\n" },
    ],
    measures,
  });
  const shown = tests.map((each) => ({ ...each })) as unknown as Parameters<typeof verdictText>[1];
  expect(verdictText(verdict("pass"), shown)).toBe("passes all 2 tests");
  expect(verdictText(verdict("crash"), shown)).toBe('crash, passes 1 of 2; input "1\\n"; KeyError: 1');
});

test("an attempt whose budget ended says so", () => {
  const { screen } = fakeScreen();
  const steps = [{ kind: "offer", what: "program/0", at: 0, seconds: 0, replayed: false }] as const;
  const story = { steps, answer: "program/0", score: null, by: "kit", stopped: "budget" } as const;
  expect(storyText(screen, "codet", story).split("\n").at(-1)).toBe(
    "└ answer program/0: the best so far when it ended: budget; never run on the visible tests",
  );
  const nothing = { ...story, steps: [], answer: null };
  expect(storyText(screen, "codet", nothing)).toBe("codet\n└ no answer: budget");
});
