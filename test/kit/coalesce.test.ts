import { expect, test } from "vitest";
import { coalesced } from "../../src/kit/coalesce.ts";
import { openJournal } from "../../src/kit/journal.ts";
import { fakeModel, kitWith, task, temporaryFolder } from "./doubles.ts";

const ask = { purpose: "program", prompt: "same" };

test("equal asks of sibling attempts in one tick become one request, journalled under a key for each", async () => {
  const live = fakeModel((_, __, index) => `answer ${index}`, { source: "live" });
  const model = coalesced(live);
  const journal = await openJournal(temporaryFolder());
  const kits = [0, 1, 2].map((attempt) => kitWith({ journal, attempt, model }));
  const replies = await Promise.all(kits.map((kit, index) => kit.ask({ ...ask, n: index + 1 })));
  expect(replies.map((each) => each.map(({ text }) => text))).toEqual([
    ["answer 0"],
    ["answer 1", "answer 2"],
    ["answer 3", "answer 4", "answer 5"],
  ]);
  expect(live.asks.map(({ ask: { n } }) => n)).toEqual([6]);
  expect(kits.map((kit) => kit.spend.tokens.prompt)).toEqual([10, 0, 0]);

  const again = kitWith({ journal, attempt: 1, model: fakeModel(() => expect.fail("asked again")) });
  expect((await again.ask({ ...ask, n: 2 })).map(({ text }) => text)).toEqual(["answer 1", "answer 2"]);
  await journal.close();
});

test("other tasks, other questions, seeds and models that are not live stay apart", async () => {
  const live = fakeModel(() => "", { source: "live" });
  const model = coalesced(live);
  await Promise.all([
    kitWith({ model }).ask(ask),
    kitWith({ model, task: task("T/1") }).ask(ask),
    kitWith({ model }).ask({ ...ask, temperature: 1 }),
    kitWith({ model }).ask({ ...ask, seed: 1 }),
    kitWith({ model, attempt: 1 }).ask({ ...ask, seed: 1 }),
  ]);
  expect(live.asks).toHaveLength(5);
  const recorded = fakeModel(() => "", { source: "recorded" });
  expect(coalesced(recorded)).toBe(recorded);
});

test("a failed request fails every sibling", async () => {
  const model = coalesced(fakeModel(() => Promise.reject(new Error("gone")), { source: "live" }));
  const ends = await Promise.allSettled([0, 1].map((attempt) => kitWith({ model, attempt }).ask(ask)));
  expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
