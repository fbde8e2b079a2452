import fc from "fast-check";
import { expect, test } from "vitest";
import type { Kit } from "../../src/core/strategy.ts";
import { openJournal } from "../../src/kit/journal.ts";
import { fakeModel, fakeSandbox, kitWith, task, temporaryFolder } from "./doubles.ts";

const candidate = (text: string) => ({ id: text, text });

/** Uses every verb, equal effects more than once and some at the same time. */
async function work(kit: Kit): Promise<unknown> {
  const prompts = ["x", "y", "x", "x"];
  const replies = await Promise.all(prompts.map((prompt) => kit.ask({ purpose: "program", prompt, n: 2 })));
  const texts = replies.flat().map(({ text }) => text);
  const verdict = await kit.check(candidate("ab"));
  const grid = await kit.grid(texts.map(candidate), ["x", "y"]);
  return { texts, verdict, grid, random: kit.random() };
}

test("a replay gives the same results and touches neither model nor sandbox", async () => {
  const folder = temporaryFolder();
  let count = 0;
  const model = fakeModel(({ prompt }) => `${prompt}${count++}`);
  const journal = await openJournal(folder);
  const first = kitWith({ journal, model });
  const result = await work(first);
  await journal.close();

  const broken = { ...fakeSandbox(), check: () => expect.fail(), grid: () => expect.fail() };
  const again = kitWith({
    journal: await openJournal(folder),
    model: fakeModel(() => expect.fail()),
    sandbox: broken,
  });
  expect(await work(again)).toEqual(result);
  expect(again.trace.every(({ replayed }) => replayed)).toBe(true);
  expect(first.trace.map(({ kind }) => kind)).toEqual(["ask", "ask", "ask", "ask", "check", "grid"]);
  expect(again.spend.checks).toBe(9);
});

test("concurrent asks are journalled under the right keys, whatever order they end in", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("x", "y"), { minLength: 1, maxLength: 12 }),
      fc.scheduler(),
      async (prompts, scheduler) => {
        let count = 0;
        const model = fakeModel(async ({ prompt }) => {
          const text = `${prompt}${count++}`;
          await scheduler.schedule(Promise.resolve());
          return text;
        });
        const askAll = (kit: Kit) =>
          Promise.all(
            prompts.map(async (prompt) => (await kit.ask({ purpose: "program", prompt }))[0]!.text),
          );
        const first = kitWith({ model });
        const texts = askAll(first);
        await scheduler.waitAll();
        const wanted = await texts;
        expect(wanted.map((text) => text[0])).toEqual(prompts);
        expect(new Set(model.asks.map(({ context }) => context.idempotencyKey)).size).toBe(prompts.length);
        const again = kitWith({ journal: first.journal, model: fakeModel(() => expect.fail()) });
        expect(await askAll(again)).toEqual(wanted);
      },
    ),
    { numRuns: 50 },
  );
});

test("attempts and tasks do not share answers; each knows how many it has had for a purpose", async () => {
  const model = fakeModel((_, { task, attempt, asked }, index) => `${task} ${attempt} ${asked + index}`);
  const { journal } = kitWith();
  const texts: string[] = [];
  for (const [id, attempt] of [
    ["T/0", 0],
    ["T/0", 1],
    ["T/1", 0],
  ] as const) {
    const kit = kitWith({ journal, model, task: task(id), attempt });
    for (const n of [2, 1]) {
      const replies = await kit.ask({ purpose: "program", prompt: "same", n });
      texts.push(...replies.map(({ text }) => text));
    }
    await kit.ask({ purpose: "tests", prompt: "same" });
  }
  expect(texts.slice(0, 4)).toEqual(["T/0 0 0", "T/0 0 1", "T/0 0 2", "T/0 1 0"]);
  expect(model.asks.filter(({ ask }) => ask.purpose === "tests").map(({ context }) => context.asked)).toEqual(
    [0, 0, 0],
  );
  expect(new Set(model.asks.map(({ context }) => context.idempotencyKey)).size).toBe(9);
});

test("random numbers are the same in a replay and differ between attempts", () => {
  const draw = (attempt: number) => {
    const kit = kitWith({ attempt });
    return [kit.random(), kit.random()];
  };
  expect(draw(0)).toEqual(draw(0));
  expect(draw(0)).not.toEqual(draw(1));
});

test("the best answer is the offer that passes most visible tests, the latest among equals", async () => {
  const kit = kitWith();
  expect(kit.best()).toBeUndefined();
  await kit.ask({ purpose: "tests", prompt: "tests please" });
  expect(kit.best()).toBeUndefined();
  await kit.ask({ purpose: "program", prompt: "program please" });
  expect(kit.best()?.text).toBe("answer");
  await kit.check(candidate("abc"));
  expect(kit.best()?.text).toBe("abc");
  for (const text of ["none 1", "none 2"]) kit.offer(candidate(text));
  expect(kit.best()?.text).toBe("none 2");
  kit.offer(candidate("a"));
  kit.offer(candidate("b"));
  await kit.check(candidate("a"));
  await kit.check(candidate("b"));
  expect(kit.best()?.text).toBe("b");
  kit.offer(candidate("written by tests of my own"));
  await kit.check(candidate("written by tests of my own"), [{ kind: "code", code: "own" }]);
  expect(kit.best()?.text).toBe("b");
  kit.offer(candidate("ab"));
  await kit.check(candidate("ab"), task().tests);
  kit.offer(candidate("c"));
  expect(kit.best()?.text).toBe("ab");
});

test("what breaks under a strategy is remembered even if the strategy goes on", async () => {
  const model = fakeModel(() => Promise.reject(new Error("server gone")));
  const kit = kitWith({ model });
  await kit.ask({ purpose: "program", prompt: "p" }).catch(() => {});
  expect(kit.fault).toMatchObject({ message: "server gone" });
  const short = kitWith({ model: fakeModel(() => "", { reply: async () => [] }) });
  await expect(short.ask({ purpose: "program", prompt: "p" })).rejects.toMatchObject({
    code: "MODEL_BAD_REPLY",
  });
});

test("settled waits for effects that a strategy left behind", async () => {
  let answer = (_: string) => {};
  const kit = kitWith({ model: fakeModel(() => new Promise<string>((resolve) => (answer = resolve))) });
  void kit.ask({ purpose: "program", prompt: "p" });
  await new Promise(setImmediate);
  answer("late");
  await kit.settled();
  expect(kit.best()?.text).toBe("late");
  expect(kit.spend.tokens).toEqual({ prompt: 10, completion: 5 });
});

test("a check runs every visible test; no tests cost nothing", async () => {
  const sandbox = fakeSandbox();
  const kit = kitWith({ sandbox, limits: { cpuSeconds: 1 }, task: { ...task(), entry: "f" } });
  expect((await kit.check(candidate("ac"))).score).toBeCloseTo(2 / 3);
  expect(sandbox.checks[0]).toMatchObject({ all: true, suite: { entry: "f", limits: { cpuSeconds: 1 } } });
  expect(await kit.check(candidate("ac"), [])).toMatchObject({ pass: false, score: 0 });
  expect(sandbox.checks).toHaveLength(1);
});

test("many effects may be under way at once without a warning of too many listeners", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on("warning", note);
  const { signal } = kitWith({ signal: new AbortController().signal });
  for (let effect = 0; effect < 12; effect++) signal.addEventListener("abort", () => {});
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", note);
  expect(warnings).toEqual([]);
});
