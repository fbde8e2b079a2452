import { expect, test } from "vitest";
import type { CheckRequest } from "../../../src/core/sandbox.ts";
import { type Outcome, type Verdict, verdictOf } from "../../../src/core/verdict.ts";
import { Recall } from "../../../src/sandboxes/engine/recall.ts";

const request: CheckRequest = {
  language: "python",
  program: "def f(x):\n    return x",
  suite: { tests: [{ kind: "code", code: "assert f(1) == 1" }], entry: "f" },
};

function verdict(outcome: Outcome, output = ""): Verdict {
  const measures = { cpuSeconds: 0.1, wallSeconds: 0.2, memoryBytes: 3 };
  return verdictOf([{ test: 0, outcome, output }], 1, measures);
}

/** Judges with a given outcome and counts how often it was asked. */
function judging(outcome: Outcome, output = "") {
  const state = { asked: 0 };
  const judge = async () => {
    state.asked++;
    await Promise.resolve();
    return verdict(outcome, output);
  };
  return { state, judge };
}

async function twice(asked: CheckRequest, outcome: Outcome): Promise<number> {
  const recall = new Recall();
  const { state, judge } = judging(outcome);
  await recall.get(asked, judge, undefined);
  await recall.get(asked, judge, undefined);
  return state.asked;
}

test.for(["pass", "fail", "crash", "build", "forged"] as const)("%s is remembered", async (outcome) => {
  expect(await twice(request, outcome)).toBe(1);
});

test.for(["timeout", "memory"] as const)("%s stands for a limit and is found out anew", async (outcome) => {
  expect(await twice(request, outcome)).toBe(2);
});

test.for([
  "import random\ndef f(x): return x",
  "from time import sleep\ndef f(x): return x",
  "import datetime\ndef f(x): return datetime.date.today()",
  "def f(x): return id(x)",
  "const f = (x) => Math.random() * x",
  "const f = (x) => new Date()",
])("what may end otherwise is judged anew: %s", async (program) => {
  expect(await twice({ ...request, program }, "pass")).toBe(2);
});

test.for([
  { program: "def f(x):\n    return x + 0" },
  { language: "javascript" },
  { all: true },
  { trusted: true },
  { suite: { ...request.suite, entry: "g" } },
  { suite: { ...request.suite, prelude: "y = 1" } },
  { suite: { ...request.suite, limits: { cpuSeconds: 1 } } },
  { suite: { ...request.suite, tests: [{ kind: "code" as const, code: "assert f(2) == 2" }] } },
])("another check is another check: %j", async (change) => {
  const recall = new Recall();
  const { state, judge } = judging("pass");
  await recall.get(request, judge, undefined);
  await recall.get({ ...request, ...change }, judge, undefined);
  expect(state.asked).toBe(2);
});

test("the same check at the same time runs once, whatever comes out", async () => {
  const recall = new Recall();
  const { state, judge } = judging("timeout");
  const verdicts = await Promise.all([1, 2, 3].map(() => recall.get(request, judge, undefined)));
  expect(state.asked).toBe(1);
  expect(verdicts).toEqual([verdict("timeout"), verdict("timeout"), verdict("timeout")]);
});

test("what one caller does with a verdict does not change another's", async () => {
  const recall = new Recall();
  const { judge } = judging("fail", "expected 1");
  const first = await recall.get(request, judge, undefined);
  first.checks[0]!.output = "";
  first.measures.cpuSeconds = 9;
  expect(await recall.get(request, judge, undefined)).toEqual(verdict("fail", "expected 1"));
});

test("who calls off ends its own wait only; when that was the check that ran, another takes its place", async () => {
  const recall = new Recall();
  const [first, second] = [new AbortController(), new AbortController()];
  const started: string[] = [];
  const judge = (name: string, signal: AbortSignal) => () => {
    started.push(name);
    return new Promise<Verdict>((resolve, reject) => {
      if (name === "third") resolve(verdict("pass"));
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  };
  const one = recall.get(request, judge("first", first.signal), first.signal);
  const two = recall.get(request, judge("second", second.signal), second.signal);
  const three = recall.get(request, judge("third", new AbortController().signal), undefined);
  second.abort(new Error("second gave up"));
  await expect(two).rejects.toThrow("second gave up");
  first.abort(new Error("first gave up"));
  await expect(one).rejects.toThrow("first gave up");
  expect(await three).toEqual(verdict("pass"));
  expect(started).toEqual(["first", "third"]);
});

test("memory is bounded: the verdict used longest ago goes first", async () => {
  const recall = new Recall();
  const { state, judge } = judging("fail", "x".repeat(2_000_000));
  const numbered = (index: number) => ({ ...request, program: `# ${index}` });
  for (const index of [0, 1, 2, 3]) await recall.get(numbered(index), judge, undefined);
  await recall.get(numbered(0), judge, undefined);
  await recall.get(numbered(4), judge, undefined);
  expect(state.asked).toBe(5);
  await recall.get(numbered(0), judge, undefined);
  expect(state.asked).toBe(5);
  await recall.get(numbered(1), judge, undefined);
  expect(state.asked).toBe(6);
});
