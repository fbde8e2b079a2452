import fc from "fast-check";
import { expect, test } from "vitest";
import { BudgetSpent } from "../../src/core/errors.ts";
import type { Budget } from "../../src/core/strategy.ts";
import { checkBudget } from "../../src/kit/budget.ts";
import { fakeModel, kitWith } from "./doubles.ts";

const question = (n: number, index: number) => ({ purpose: "program", prompt: `question ${index}`, n });

test("no cap is passed by more than the call that reached it, however calls are made", async () => {
  const asks = fc.array(fc.record({ n: fc.integer({ min: 1, max: 5 }), wait: fc.boolean() }), {
    maxLength: 15,
  });
  const caps = fc.record(
    {
      calls: fc.integer({ min: 0, max: 8 }),
      tokens: fc.integer({ min: 0, max: 100 }),
      usd: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(asks, caps, async (asked, budget: Budget) => {
      const kit = kitWith({ budget });
      const calls: Promise<unknown>[] = [];
      for (const [index, { n, wait }] of asked.entries()) {
        const call = kit.ask(question(n, index)).catch((error) => {
          expect(error).toBeInstanceOf(BudgetSpent);
        });
        calls.push(call);
        if (wait) await call;
      }
      await Promise.all(calls);
      const { calls: made, tokens, usd } = kit.spend;
      expect(made).toBeLessThanOrEqual(budget.calls ?? Number.POSITIVE_INFINITY);
      // One call here costs at most 35 tokens and 0.5 dollars.
      const under = (spent: number, cap: number | undefined, call: number) =>
        cap === undefined || spent < cap + call || spent === 0;
      expect(under(tokens.prompt + tokens.completion, budget.tokens, 35)).toBe(true);
      expect(under(usd!, budget.usd, 0.5 + 1e-9)).toBe(true);
      expect(kit.refused).toBe(made < asked.length);
      expect(kit.fault).toBeUndefined();
    }),
  );
});

test("a cap of zero refuses the first call, before anything is spent", async () => {
  for (const budget of [{ calls: 0 }, { tokens: 0 }, { usd: 0 }, { seconds: 0 }]) {
    const model = fakeModel(() => "");
    await expect(kitWith({ budget, model }).ask(question(1, 0))).rejects.toBeInstanceOf(BudgetSpent);
    expect(model.asks).toHaveLength(0);
  }
});

test("an unknown price is null, and cannot be capped", async () => {
  const model = fakeModel(() => "", { cost: null });
  const free = kitWith({ model });
  await free.ask(question(1, 0));
  expect(free.spend.usd).toBeNull();

  const capped = kitWith({ model, budget: { usd: 1 } });
  await expect(capped.ask(question(1, 0))).rejects.toMatchObject({ code: "PRICE_UNKNOWN" });
  expect(capped.fault).toMatchObject({ code: "PRICE_UNKNOWN" });
});

test("replayed calls count as they did, and are answered whatever the budget", async () => {
  const first = kitWith();
  for (let n = 0; n < 3; n++) await first.ask(question(2, n));
  const { journal } = first;
  const again = kitWith({
    journal,
    budget: { calls: 1 },
    model: fakeModel(() => expect.fail("asked again")),
  });
  for (let n = 0; n < 3; n++) await again.ask(question(2, n));
  expect({ ...again.spend, seconds: 0 }).toEqual({ ...first.spend, seconds: 0 });
  await expect(again.ask(question(2, 3))).rejects.toBeInstanceOf(BudgetSpent);
});

test("the clock of an attempt goes on where the journal says it stopped", async () => {
  const first = kitWith();
  await first.ask(question(1, 0));
  const [key] = first.trace.map(({ at }) => at);
  const again = kitWith({ journal: first.journal });
  await again.ask(question(1, 0));
  expect(again.spend.seconds).toBeGreaterThanOrEqual(key!);
});

test("a misspelt or impossible cap is refused", () => {
  for (const budget of [{ call: 3 }, { usd: -1 }, { tokens: Number.NaN }, { calls: "3" }]) {
    expect(() => checkBudget(budget as Budget)).toThrow(expect.objectContaining({ code: "BAD_BUDGET" }));
  }
  expect(() => checkBudget({ calls: 10, usd: 0.5 })).not.toThrow();
});
