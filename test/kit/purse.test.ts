import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BudgetSpent } from "../../src/core/errors.ts";
import type { Ask, Model, Reply } from "../../src/core/model.ts";
import { memoryJournal } from "../../src/kit/journal.ts";
import { fileAccount, ledgerFile } from "../../src/kit/purse/ledger.ts";
import { mostOf, Purse } from "../../src/kit/purse.ts";
import { fakeModel, kitWith, task, temporaryFolder } from "./doubles.ts";

const price = { input: 1000, output: 10_000, asOf: "2026-01", source: "the test" };

/** Costs what its price says, answers after a few turns of the loop, and knows what it took in all. */
function pricedModel(given: Partial<Model> = {}) {
  const bill = { calls: 0, tokens: 0, usd: 0, dearest: 0 };
  const model: Model = {
    id: "fake/priced",
    source: "scripted",
    price,
    supports: { n: true },
    async reply(ask) {
      bill.calls++;
      for (let turn = 0; turn < (ask.prompt ?? "").length % 4; turn++) await new Promise(setImmediate);
      const replies = Array.from({ length: ask.n ?? 1 }, (_, index): Reply => {
        const tokens = {
          prompt: index === 0 ? (ask.prompt ?? "").length : 0,
          completion: ask.maxTokens ?? 40,
        };
        const cost = (tokens.prompt * price.input + tokens.completion * price.output) / 1e6;
        return { text: `a b c ${index}`, tokens, cost, finish: "stop" };
      });
      const cost = replies.reduce((sum, reply) => sum + (reply.cost ?? 0), 0);
      bill.tokens += replies.reduce((sum, { tokens }) => sum + tokens.prompt + tokens.completion, 0);
      bill.usd += cost;
      bill.dearest = Math.max(bill.dearest, cost);
      return replies;
    },
    ...given,
  };
  return { model, bill };
}

/** What a strategy does, as data: it asks, alone or together, offers, checks, gives up, throws. */
type Step = {
  n: number;
  maxTokens?: number | undefined;
  prompt: string;
  together: boolean;
  offer: boolean;
  check: boolean;
};
const step: fc.Arbitrary<Step> = fc.record({
  n: fc.integer({ min: 1, max: 4 }),
  maxTokens: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  prompt: fc.string({ minLength: 1, maxLength: 30 }),
  together: fc.boolean(),
  offer: fc.boolean(),
  check: fc.boolean(),
});
const cap = fc.record(
  {
    calls: fc.integer({ min: 0, max: 12 }),
    tokens: fc.integer({ min: 0, max: 600 }),
    usd: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
  },
  { requiredKeys: [] },
);

async function solve(kit: ReturnType<typeof kitWith>, steps: Step[]): Promise<void> {
  const running: Promise<unknown>[] = [];
  for (const { n, maxTokens, prompt, together, offer, check } of steps) {
    const ask: Ask = { purpose: "program", prompt, n, ...(maxTokens !== undefined && { maxTokens }) };
    const asked = kit.ask(ask).then(async ([reply]) => {
      const candidate = { id: "c", text: reply!.text };
      if (offer) kit.offer(candidate);
      if (check) await kit.check(candidate);
    });
    asked.catch(() => {});
    if (together) running.push(asked);
    else await asked;
  }
  await Promise.all(running);
}

test("property: for random strategies and limits, no cap is passed by more than one call, and there is an answer", async () => {
  const strategies = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(strategies, cap, cap, cap, async (plans, attempt, run, day) => {
      const { model, bill } = pricedModel();
      const purses = [new Purse("run", run), new Purse("day", day)];
      const kits = plans.map((_, index) =>
        kitWith({ model, purses, budget: attempt, task: task(`T/${index}`), journal: memoryJournal() }),
      );
      for (const [index, ended] of (
        await Promise.allSettled(kits.map((kit, index) => solve(kit, plans[index]!)))
      ).entries()) {
        await kits[index]!.settled();
        if (ended.status === "rejected") expect(ended.reason).toBeInstanceOf(BudgetSpent);
        if (kits[index]!.spend.tokens.completion > 0) expect(kits[index]!.best()).toBeDefined();
      }
      for (const shared of [run, day]) {
        expect(bill.calls).toBeLessThanOrEqual(shared.calls ?? Number.POSITIVE_INFINITY);
        if (shared.usd !== undefined && bill.usd > 0)
          expect(bill.usd).toBeLessThan(shared.usd + bill.dearest + 1e-9);
        // The longest call here: 30 + 4 × 60 tokens.
        if (shared.tokens !== undefined && bill.tokens > 0)
          expect(bill.tokens).toBeLessThan(shared.tokens + 270);
      }
      const spent = await purses[0]!.spent();
      expect([spent.calls, spent.tokens]).toEqual([bill.calls, bill.tokens]);
      expect(spent.usd).toBeCloseTo(bill.usd, 9);
    }),
    { numRuns: 150 },
  );
});

describe("calls under way", () => {
  const hold = { tokens: 10, usd: 0.1 };
  const unknown = { tokens: Number.POSITIVE_INFINITY, usd: Number.POSITIVE_INFINITY };
  const replies: Reply[] = [{ text: "", tokens: { prompt: 5, completion: 5 }, cost: 0.1, finish: "stop" }];

  test("go side by side while the most they may take fits; one without a bound goes alone", async () => {
    const purse = new Purse("run", { usd: 0.35 });
    const first = await Promise.all([1, 2, 3].map(() => purse.enter(hold)));
    let entered = false;
    const fourth = purse.enter(unknown).then((settle) => {
      entered = true;
      return settle;
    });
    await first[0]!(replies);
    await new Promise(setImmediate);
    expect(entered).toBe(false);
    for (const settle of first.slice(1)) await settle(replies);
    await (await fourth)(replies);
    expect(await purse.spent()).toEqual({ calls: 4, tokens: 40, usd: 0.4 });
    await expect(purse.enter(hold)).rejects.toThrow("run usd=0.35");
  });

  test("a call that failed took nothing, and whoever waits may stop waiting", async () => {
    const purse = new Purse("day", { calls: 1 });
    const settle = await purse.enter(unknown);
    const stop = new AbortController();
    const waiting = purse.enter(unknown, stop.signal);
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await settle([]);
    await (await purse.enter(unknown))(replies);
    await expect(purse.enter(unknown)).rejects.toBeInstanceOf(BudgetSpent);
  });

  test("an unknown price ends a cap in dollars at the next call, when the paid one is safe", async () => {
    const purse = new Purse("run", { usd: 1 });
    const journal = memoryJournal();
    const kit = kitWith({ purses: [purse], journal, model: fakeModel(() => "", { cost: null }) });
    await kit.ask({ purpose: "program", prompt: "a" });
    await expect(kit.ask({ purpose: "program", prompt: "b" })).rejects.toMatchObject({
      code: "PRICE_UNKNOWN",
    });
  });

  test("what the journal answers counts for the run, not for the day, which has counted it", async () => {
    const file = join(temporaryFolder(), "day.json");
    const first = kitWith({ purses: [new Purse("day", { calls: 9 }, fileAccount(file))] });
    await first.ask({ purpose: "program", prompt: "a" });
    const run = new Purse("run", { calls: 9 });
    const day = new Purse("day", { calls: 9 }, fileAccount(file));
    const again = kitWith({ journal: first.journal, purses: [run, day] });
    await again.ask({ purpose: "program", prompt: "a" });
    expect([(await run.spent()).calls, (await day.spent()).calls]).toEqual([1, 1]);
  });
});

describe("the most a call may take", () => {
  const { model } = pricedModel();

  test("follows from the texts, the longest answer and the price; else nobody knows", () => {
    const most = mostOf(model, { purpose: "program", prompt: "x".repeat(100), maxTokens: 50, n: 2 });
    // At least 100 bytes and 2 × 50 tokens: 0.1 + 1 dollars, and not much more for the frame.
    expect(most.tokens).toBeGreaterThanOrEqual(200);
    expect(most.usd).toBeGreaterThanOrEqual(1.1);
    expect(most.usd).toBeLessThan(1.3);
    for (const ask of [{ prompt: "x" }, { prompt: "x", maxTokens: 5, reasoning: "low" as const }]) {
      expect(mostOf(model, { purpose: "program", ...ask })).toEqual({ tokens: Infinity, usd: Infinity });
    }
    expect(mostOf({}, { purpose: "program", prompt: "x", maxTokens: 5 }).usd).toBe(Infinity);
  });
});

describe("the day's ledger", () => {
  test("is shared by all that open it, and holds of the dead are let go", async () => {
    const file = join(temporaryFolder(), "state", "day.json");
    const purses = [1, 2, 3].map(() => new Purse("day", { usd: 100 }, fileAccount(file)));
    await Promise.all(
      purses.flatMap((purse) =>
        Array.from({ length: 10 }, async () => {
          const settle = await purse.enter({ tokens: 1, usd: 0.5 });
          await settle([{ text: "", tokens: { prompt: 1, completion: 1 }, cost: 0.25, finish: "stop" }]);
        }),
      ),
    );
    expect(await purses[0]!.spent()).toEqual({ calls: 30, tokens: 60, usd: 7.5 });
    const account = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(
      file,
      JSON.stringify({ ...account, holds: { dead: { tokens: null, usd: null, pid: 4_194_304 } } }),
    );
    const settle = await purses[1]!.enter({ tokens: Infinity, usd: Infinity });
    await settle([]);
  });

  test("one that is damaged is an error, not an empty one", async () => {
    const file = join(temporaryFolder(), "day.json");
    writeFileSync(file, '{"calls":1');
    const purse = new Purse("day", { usd: 1 }, fileAccount(file));
    await expect(purse.spent()).rejects.toMatchObject({ code: "LEDGER_BROKEN", where: file });
  });

  test("has a file for each day in the user's state folder", () => {
    const day = new Date(2026, 0, 5, 23, 59);
    expect(ledgerFile(day, { XDG_STATE_HOME: "/s" })).toBe("/s/assay/spent-2026-01-05.json");
  });
});

test("what judging costs is part of the whole, and told apart", async () => {
  const kit = kitWith();
  await kit.ask({ purpose: "program", prompt: "a" });
  await kit.ask({ purpose: "judge", prompt: "b" });
  expect(kit.spend).toMatchObject({
    calls: 2,
    tokens: { prompt: 20, completion: 10 },
    judging: { calls: 1, tokens: { prompt: 10, completion: 5 }, usd: 0.1 },
  });
});
