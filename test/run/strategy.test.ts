import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Abstained, AssayError } from "../../src/core/errors.ts";
import type { Strategy } from "../../src/core/strategy.ts";
import { run } from "../../src/run/run.ts";
import { fakeModel, fakeSandbox, temporaryFolder } from "../kit/doubles.ts";
import { all, inOrder, only, problems, reportOf, strategyPlan, table, twice } from "./doubles.ts";

const writer = () =>
  fakeModel((_, { task, attempt, asked }) => (attempt === 0 ? `right ${task}` : `a b ${task} ${asked}`));
const ports = (given: object = {}) => ({
  sandbox: fakeSandbox(),
  problems: problems(3),
  model: writer(),
  strategy: twice,
  metrics: [inOrder],
  ...given,
});
const does = (solve: Strategy["solve"]): Strategy => ({ ...twice, solve });

test("solves every attempt and judges its first candidate by the hidden tests", async () => {
  const events = await all(run(strategyPlan(), ports()));
  const records = only(events, "record").map(({ record }) => record);
  expect(records).toHaveLength(6);
  for (const record of records) {
    expect(record.outcome).toBe(record.attempt === 0 ? "pass" : "fail");
    expect(record.program).toBe(record.attempt === 0 ? `right ${record.task}` : `a b ${record.task} 1`);
    expect(record.spend).toMatchObject({ calls: 2, tokens: { prompt: 20, completion: 10 }, checks: 2 });
    expect(record.stopped).toBeUndefined();
  }
  expect(only(events, "end")[0]!.report).toMatchObject({
    source: "scripted",
    from: { strategy: "twice", model: "fake/model", samples: 2, options: { temperature: 0.8 } },
    samples: 6,
    outcomes: { pass: 3, fail: 3 },
    cost: { calls: 12, tokens: { prompt: 120, completion: 60 }, usd: expect.closeTo(1.2) },
  });
});

test("keeps the probability that a strategy states, and gives no program where it abstains", async () => {
  const sure = does(async (task, kit, options) => {
    const [first] = await twice.solve(task, kit, options);
    return [{ ...first!, probability: 0.7 }];
  });
  for (const { record } of only(await all(run(strategyPlan(), ports({ strategy: sure }))), "record"))
    expect(record.probability).toBe(0.7);
  const unsure = does(async (task, kit, options) => {
    await twice.solve(task, kit, options);
    throw new Abstained(0.12);
  });
  for (const { record } of only(await all(run(strategyPlan(), ports({ strategy: unsure }))), "record")) {
    expect(record).toMatchObject({ program: "", outcome: "fail", probability: 0.12 });
    expect(record.stopped).toBe("abstained: its best answer is right with probability 0.12");
  }
});

test("an ended budget or a throwing strategy still answers with the best so far", async () => {
  const budget = await all(run(strategyPlan({ budget: { calls: 1 } }), ports()));
  for (const { record } of only(budget, "record")) {
    expect(record).toMatchObject({ stopped: "budget", spend: { calls: 1 } });
    expect(record.program).toContain(record.task);
  }
  const none = await all(run(strategyPlan({ budget: { calls: 0 } }), ports()));
  expect(only(none, "record").map(({ record }) => [record.program, record.outcome])).toEqual(
    Array(6).fill(["", "fail"]),
  );
  const buggy = does(async (task, kit, options) => {
    await twice.solve(task, kit, options);
    throw new TypeError("undefined is not a function");
  });
  const thrown = await all(run(strategyPlan(), ports({ strategy: buggy })));
  for (const { record } of only(thrown, "record")) expect(record.stopped).toBe("undefined is not a function");
  const empty = await all(run(strategyPlan(), ports({ strategy: does(async () => []) })));
  expect(only(empty, "record")).toHaveLength(6);
  const nothing = does(async () => {
    throw new Error("no idea");
  });
  const failed = only(await all(run(strategyPlan({ samples: 1 }), ports({ strategy: nothing }))), "failed");
  expect(failed.map(({ error }) => error)).toEqual(Array(3).fill("no idea"));
});

test("a broken model is tried again without paying twice, then failed, even if the strategy hides it", async () => {
  let blips = 1;
  const model = fakeModel((_, { task, asked }) => {
    if (task === "T/1" && asked === 1) throw new AssayError("MODEL_FAILED", "server gone");
    if (task === "T/2" && asked === 1 && blips-- > 0) throw new Error("blip");
    return "right";
  });
  const hiding = does((task, kit, options) =>
    twice.solve(task, kit, options).catch(() => [{ id: "x", text: "right" }]),
  );
  const plan = strategyPlan({ samples: 1 });
  const events = await all(run(plan, ports({ model, strategy: hiding })));
  expect(
    only(events, "record")
      .map(({ record }) => record.task)
      .sort(),
  ).toEqual(["T/0", "T/2"]);
  expect(only(events, "failed")).toMatchObject([{ task: "T/1", error: "server gone [MODEL_FAILED]" }]);
  const first = model.asks.filter(({ context }) => context.asked === 0);
  expect(first).toHaveLength(3);
  expect(only(events, "end")[0]!.report.cost.tokens.prompt).toBe(50);
});

test("errors that every item would meet end the run; what was paid is in the journal", async () => {
  const folder = temporaryFolder();
  const model = fakeModel(() => "right", { cost: null });
  const capped = strategyPlan({ budget: { usd: 1 } });
  await expect(all(run(capped, ports({ model, folder })))).rejects.toMatchObject({ code: "PRICE_UNKNOWN" });
  const asked = model.asks.length;
  await expect(all(run(capped, ports({ model, folder, concurrency: 1 })))).rejects.toMatchObject({
    code: "PRICE_UNKNOWN",
  });
  expect(model.asks).toHaveLength(asked);
});

test("a run stopped anywhere and resumed ends like one that was not, and asks nothing twice", async () => {
  const whole = await reportOf(run(strategyPlan(), ports()));
  for (let stopAt = 1; stopAt <= 12; stopAt++) {
    const folder = temporaryFolder();
    const keys: string[] = [];
    const caller = new AbortController();
    const model = fakeModel((ask, context, index) => {
      keys.push(context.idempotencyKey!);
      if (keys.length === stopAt) caller.abort(new Error("stop"));
      context.signal?.throwIfAborted();
      void [ask, index];
      return context.attempt === 0 ? `right ${context.task}` : `a b ${context.task} ${context.asked}`;
    });
    const stopped = run(strategyPlan(), ports({ model, folder, signal: caller.signal, concurrency: 2 }));
    await expect(all(stopped)).rejects.toThrow("stop");
    const report = await reportOf(run(strategyPlan(), ports({ model, folder })));
    expect(table(report)).toEqual(table(whole));
    expect(report.cost).toEqual(whole.cost);
    const repeated = keys.length - new Set(keys).size;
    expect(repeated).toBeLessThanOrEqual(2);
    const lines = readFileSync(join(folder, "records.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line)).map(({ task, attempt }) => `${task} ${attempt}`)).toEqual([
      "T/0 0",
      "T/0 1",
      "T/1 0",
      "T/1 1",
      "T/2 0",
      "T/2 1",
    ]);
  }
});

test("two runs on one folder do nothing twice and come to the same table", async () => {
  const folder = temporaryFolder();
  const model = fakeModel(async (_, { task, attempt, asked }) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return attempt === 0 ? `right ${task}` : `a b ${task} ${asked}`;
  });
  const sandbox = fakeSandbox(() => new Promise((resolve) => setTimeout(resolve, 1)));
  const plan = strategyPlan({ samples: 4 });
  const both = [1, 2].map(() => reportOf(run(plan, ports({ model, sandbox, folder, concurrency: 3 }))));
  const reports = await Promise.all(both);
  const keys = model.asks.map(({ context }) => context.idempotencyKey);
  expect(keys).toHaveLength(24);
  expect(new Set(keys).size).toBe(24);
  const alone = await reportOf(run(plan, ports()));
  for (const report of reports) {
    expect(table(report)).toEqual(table(alone));
    expect(report.cost).toEqual(alone.cost);
  }

  // As left by two processes that were killed when each had written everything.
  const path = join(folder, "records.jsonl");
  appendFileSync(path, readFileSync(path));
  const resumed = await reportOf(run(plan, ports({ model, folder })));
  expect(resumed.cost).toEqual(alone.cost);
  expect(readFileSync(path, "utf8").trimEnd().split("\n")).toHaveLength(12);
});

test("resuming with another plan names the field", async () => {
  const folder = temporaryFolder();
  await reportOf(run(strategyPlan(), ports({ folder })));
  await expect(all(run(strategyPlan({ model: "fake/other" }), ports({ folder })))).rejects.toMatchObject({
    code: "PLAN_DIFFERS",
    message: expect.stringContaining("from.model"),
  });
});

test("unknown options, wrong types and impossible numbers are refused", async () => {
  const refuse = (from: object, code: string) =>
    expect(all(run(strategyPlan(from), ports()))).rejects.toMatchObject({ code });
  await refuse({ options: { temprature: 1 } }, "UNKNOWN_OPTION");
  await refuse({ options: { temperature: "hot" } }, "BAD_OPTION");
  const strategy: Strategy = { ...twice, choices: { style: ["chat", "completion"] } as object };
  const loud = all(run(strategyPlan({ options: { style: "shout" } }), ports({ strategy })));
  await expect(loud).rejects.toMatchObject({ code: "BAD_OPTION", fix: "known: chat, completion" });
  await refuse({ samples: 0 }, "BAD_SAMPLES");
  await refuse({ budget: { dollars: 1 } }, "BAD_BUDGET");
});

test("the strategy gets its defaults with the plan's options over them, and never a hidden test", async () => {
  const strategy = does(async (task, _, options) => {
    expect(options).toEqual({ temperature: 0.1, style: "chat" });
    expect(JSON.stringify(task)).not.toContain("right");
    return [{ id: "c", text: "right" }];
  });
  const report = await reportOf(run(strategyPlan({ options: { temperature: 0.1 } }), ports({ strategy })));
  expect(report).toMatchObject({ samples: 6, outcomes: { pass: 6 }, reused: 3, cost: { calls: 0 } });
});

test("a strategy that asks a person needs one, who is asked in place of the model", async () => {
  const asking: Strategy = {
    ...does(async (_, kit) => {
      const [reply] = await kit.ask({ messages: [{ role: "user", content: "Which?" }], purpose: "person" });
      return [{ id: "said", text: reply!.text }];
    }),
    needs: ["person"],
  };
  await expect(all(run(strategyPlan(), ports({ strategy: asking })))).rejects.toMatchObject({
    code: "NO_PERSON",
  });
  const person = fakeModel((_, { task }) => `right ${task}, says a person`);
  const events = await all(run(strategyPlan(), ports({ strategy: asking, person })));
  for (const { record } of only(events, "record")) expect(record.program).toContain("says a person");
});
