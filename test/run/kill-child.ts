// The process that kill.test.ts kills: one run over a slow server. Arguments: the run folder, the server, tasks.
import type { Model } from "../../src/core/model.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Strategy } from "../../src/core/strategy.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import passAtK from "../../src/metrics/pass-at-k.ts";
import type { Plan } from "../../src/run/plan.ts";
import { run } from "../../src/run/run.ts";

const [folder = "", server = "", tasks = "1"] = process.argv.slice(2);

const model: Model = {
  id: "slow/model",
  source: "live",
  async reply(ask, context) {
    const response = await fetch(`${server}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": context.idempotencyKey ?? "" },
      body: JSON.stringify({ model: "slow", messages: ask.messages, n: ask.n ?? 1 }),
    });
    const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
    return choices.map(({ message }, index) => ({
      text: message.content,
      tokens: { prompt: index === 0 ? 10 : 0, completion: 5 },
      cost: 0.001,
      finish: "stop",
    }));
  },
};

/** Each prompt is one of its kind, so that requests are not merged and keys can be followed. */
const strategy: Strategy = {
  id: "two-questions",
  title: "Two questions",
  paper: "none",
  options: {},
  async solve(task, kit) {
    const texts: string[] = [];
    for (const round of [0, 1]) {
      const content = `${task.id} ${round} ${kit.random()}`;
      const [reply] = await kit.ask({ purpose: "program", messages: [{ role: "user", content }] });
      texts.unshift(reply?.text ?? "");
      await kit.check({ id: `c${round}`, text: texts[0] ?? "" });
    }
    return texts.map((text, index) => ({ id: `c${index}`, text }));
  },
};

const sandbox: Sandbox = {
  isolation: "none",
  workers: 1,
  async check({ program, suite }) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const outcome = program.endsWith("0") ? ("pass" as const) : ("fail" as const);
    const checks = suite.tests.map((_, test) => ({ test, outcome, output: "" }));
    return verdictOf(checks, checks.length, { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 });
  },
  grid: () => Promise.reject(new Error("no grid")),
  run: () => Promise.reject(new Error("no run")),
  open: () => Promise.reject(new Error("no session")),
  inspect: () => Promise.reject(new Error("nothing to look into")),
  close: async () => {},
};

const test = { kind: "code" as const, code: "check" };
const problems: Problem[] = Array.from({ length: Number(tasks) }, (_, n) => ({
  task: { id: `T/${n}`, prompt: "", language: "python", tests: [test] },
  suite: { tests: [test] },
}));

const plan: Plan = {
  benchmark: "kill",
  data: [],
  from: {
    kind: "strategy",
    strategy: strategy.id,
    options: {},
    model: model.id,
    modelOptions: {},
    samples: 2,
    budget: { calls: 5 },
  },
  k: [1, 2],
  seed: 3,
};

for await (const _ of run(plan, { sandbox, folder, model, strategy, problems, metrics: [passAtK] }));
