import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import type { Price } from "../../src/core/model.ts";
import type { Problem } from "../../src/core/problem.ts";
import { seededRandom } from "../../src/core/random.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { listPrice } from "../../src/models/open/price.ts";
import { normal } from "../../src/models/simulated/chance.ts";
import { simulatedModel } from "../../src/models/simulated/model.ts";
import { openProfile, type Profile, profileFor } from "../../src/models/simulated/profile.ts";
import { type Figures, rangesOf } from "../../src/run/forecast/ranges.ts";
import { type Forecast, forecast } from "../../src/run/forecast.ts";
import type { Plan } from "../../src/run/plan.ts";
import type { Report } from "../../src/run/report.ts";
import { run } from "../../src/run/run.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import { remembering } from "../../src/sandboxes/open/remembering.ts";
import { listen, wholeBody } from "../servers/wire.ts";

const PRICE: Price = { input: 1, output: 4, asOf: "2026-01", source: "the test" };

let sandbox: Sandbox;
let folder: string;
let problems: Problem[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "forecast-"));
  vi.stubEnv("ASSAY_CACHE", folder);
  sandbox = remembering(await openSandbox({ workers: 2 }));
  const all = (await openBenchmark("starter")).problems;
  problems = all.filter(({ task }) => task.language === "python").slice(0, 6);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox?.close();
  await rm(folder, { recursive: true });
});

/** A server that answers as a programmer would whom the forecast has never met: other talents, other habits. */
async function startProgrammer(profile: Profile, seed: number) {
  const model = simulatedModel({ profile, problems, sandbox, seed });
  const asked = new Map<string, number>();
  return listen(async (ask, response) => {
    const { messages, prompt, n = 1, temperature } = ask.body;
    const text = prompt ?? (messages ?? []).map(({ content }) => content).join("\n");
    const problem = problems.find(
      ({ task }) => text.includes(task.prompt.trim()) || text.includes(`def ${task.entry}(`),
    );
    if (!problem) throw new Error("the question is about no task");
    const task = problem.task.id;
    // Counted by question: equal questions may arrive in any order, and together get the same answers.
    const before = asked.get(text) ?? 0;
    asked.set(text, before + n);
    const question = {
      // A server is not told what an ask is for.
      purpose: "",
      ...(prompt === undefined ? { messages: messages as { role: "user"; content: string }[] } : { prompt }),
      n,
      ...(typeof temperature === "number" && { temperature }),
    };
    const replies = await model.reply(question, { task, attempt: 0, asked: before });
    const completion = replies.reduce((sum, { tokens }) => sum + tokens.completion, 0);
    const tokens = { prompt: replies[0]!.tokens.prompt, completion };
    response.setHeader("content-type", "application/json");
    response.end(wholeBody(ask, { texts: replies.map((each) => each.text), tokens }));
  });
}

/** A plan drawn from a seed: strategy, options, tasks, attempts, budget. */
function planOf(seed: number): Plan {
  const random = seededRandom(`plan ${seed}`);
  const one = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const [strategy, options] = one<[string, Record<string, unknown>]>([
    ["direct", { temperature: one([0, 0.8]) }],
    ["self-debugging", { feedback: one(["simple", "unit-test", "explanation"]), maxTurns: one([1, 3]) }],
    ["codet", { samples: one([3, 6]), testCompletions: 3 }],
  ]);
  const from = {
    kind: "strategy" as const,
    strategy,
    options,
    model: "openai/gpt-3.5-turbo",
    modelOptions: {},
    samples: one([1, 2, 3]),
    budget: one([{}, {}, { calls: 2 }]),
  };
  return { benchmark: "starter", data: [], from, limit: one([3, 4, 6]), k: [1], seed };
}

async function carriedOut(plan: Plan, baseUrl: string): Promise<Report> {
  const from = { ...plan.from, modelOptions: { baseUrl } } as Plan["from"];
  for await (const event of run({ ...plan, from }, { sandbox, problems }))
    if (event.type === "end") return event.report;
  throw new Error("the run did not end");
}

describe("a forecast", () => {
  it("holds the real spend of at least 90 % of 50 seeded plans over HTTP", { timeout: 300_000 }, async () => {
    const shipped = await openProfile("gpt-3.5-turbo");
    const held = { calls: 0, prompt: 0, completion: 0, usd: 0 };
    for (let seed = 0; seed < 50; seed++) {
      const plan = planOf(seed);
      const said = await forecast(plan, { sandbox, problems, price: PRICE });
      const random = seededRandom(`programmer ${seed}`);
      const longer = 0.25 * normal(random);
      const program = { ...shipped.tokens.program, log: shipped.tokens.program.log + longer };
      const profile = { ...shipped, id: `unknown-${seed}`, tokens: { ...shipped.tokens, program } };
      const server = await startProgrammer(profile, 10_000 + seed);
      const report = await carriedOut(plan, server.baseUrl).finally(() => server.close());
      expect(report.failed).toBe(0);
      const { calls, tokens } = report.cost;
      const usd = (tokens.prompt * PRICE.input + tokens.completion * PRICE.output) / 1e6;
      const within = ({ low, high }: Forecast["calls"], value: number) =>
        Number(value >= low - 1e-9 && value <= high + 1e-9);
      held.calls += within(said.calls, calls);
      held.prompt += within(said.tokens.prompt, tokens.prompt);
      held.completion += within(said.tokens.completion, tokens.completion);
      held.usd += within(said.usd!, usd);
    }
    for (const count of Object.values(held)) expect(count).toBeGreaterThanOrEqual(45);
  });

  it("says that it is simulated, of which profile, and asks no model", async () => {
    const plan = planOf(1);
    const said = await forecast(plan, { sandbox, problems, tasks: 2, rounds: 1, profile: "codellama-34b" });
    expect(said).toMatchObject({
      source: "simulated",
      profile: "codellama-34b",
      rehearsed: { tasks: 2, rounds: 1 },
    });
    expect(said.price).toMatchObject({ input: 0.5 });
    expect(said.usd!.low).toBeLessThanOrEqual(said.usd!.mean);
  });

  it("gives no cost where the price is not known", async () => {
    const plan = planOf(1);
    const from = { ...plan.from, model: "openai/some-model" } as Plan["from"];
    expect((await forecast({ ...plan, from }, { sandbox, problems, tasks: 1, rounds: 1 })).usd).toBeNull();
  });

  it("refuses a strategy inside a model", async () => {
    const plan = planOf(1);
    const from = { ...plan.from, model: "codet/openai/gpt-4o-mini" } as Plan["from"];
    await expect(forecast({ ...plan, from }, { sandbox, problems })).rejects.toMatchObject({
      code: "FORECAST_NESTED",
    });
  });

  it("needs a reference, and says so", async () => {
    const bare = problems.map(({ reference: _, ...problem }) => problem);
    await expect(forecast(planOf(1), { sandbox, problems: bare })).rejects.toMatchObject({
      code: "FORECAST_REFERENCE",
    });
  });
});

const spend = (calls: number): Figures<number> => ({
  calls,
  prompt: 10 * calls,
  completion: 20 * calls,
  usd: calls,
  seconds: calls,
  longest: calls,
});
const scope = { tasks: 2, isWhole: true, isItself: true, width: 1, seed: 1 };

describe("ranges", () => {
  it("are a point when nothing varies", () => {
    const { calls, seconds } = rangesOf([[spend(1)], [spend(3)]], scope);
    expect(calls).toEqual({ mean: 4, low: 4, high: 4 });
    expect(seconds.mean).toBe(4);
  });

  it("share the time, but not below the longest attempt", () => {
    expect(rangesOf([[spend(1)], [spend(3)]], { ...scope, width: 8 }).seconds.mean).toBe(3);
  });

  it("widen for tasks that were not rehearsed and for a model that is not the profile", () => {
    const width = (more: object) => {
      const { completion } = rangesOf([[spend(1), spend(2)], [spend(3)]], { ...scope, ...more });
      return completion.high - completion.low;
    };
    expect(width({ isWhole: false })).toBeGreaterThan(width({}));
    expect(width({ isItself: false })).toBeGreaterThan(width({}));
  });

  it("keep to the calls that the budget allows", () => {
    expect(rangesOf([[spend(1)], [spend(3)]], { ...scope, isItself: false, mostCalls: 4 }).calls.high).toBe(
      4,
    );
  });
});

it("knows a list price without a key, and none at another address", async () => {
  expect(await listPrice("openai/gpt-4o-mini", {}, {})).toMatchObject({ input: 0.15, output: 0.6 });
  expect(await listPrice("openai/gpt-4o-mini", { baseUrl: "http://localhost:1/v1" }, {})).toBeUndefined();
  expect(
    await listPrice("openai/gpt-4o-mini", {}, { OPENAI_BASE_URL: "http://localhost:1" }),
  ).toBeUndefined();
  expect(await listPrice("replayed/starter", {}, {})).toBeUndefined();
});

it("takes the profile of a model's own name, else the best known", () => {
  expect(profileFor("openai/gpt-3.5-turbo-0613")).toBe("gpt-35-turbo");
  expect(profileFor("vllm/codellama-34b")).toBe("codellama-34b");
  expect(profileFor("openai/gpt-4o-mini")).toBe("gpt-35-turbo");
});
