import { expect, test } from "vitest";
import type { Ask } from "../../src/core/model.ts";
import { memoryJournal } from "../../src/kit/journal.ts";
import { openNamed, strategyAsModel } from "../../src/run/nested.ts";
import { run } from "../../src/run/run.ts";
import { fakeModel, fakeSandbox, task } from "../kit/doubles.ts";
import { all, only, problems, strategyPlan, twice } from "./doubles.ts";

const tasks = new Map([["T/0", task("T/0")]]);
const program: Ask = { purpose: "program", messages: [{ role: "user", content: "write T/0" }] };
const context = { task: "T/0", attempt: 0, asked: 0, idempotencyKey: "outer" };

test("a program is solved, its cost is that of all inner calls; other questions go to the inner model", async () => {
  const inner = fakeModel((ask, _, index) => `${ask.purpose} a right ${index}`);
  const sandbox = fakeSandbox();
  const model = strategyAsModel(twice, inner, { sandbox, seed: 1, tasks });
  expect(model).toMatchObject({ id: "twice/fake/model", source: "scripted" });
  const replies = await model.reply({ ...program, n: 2 }, context);
  expect(replies).toHaveLength(2);
  expect(replies[0]).toMatchObject({
    text: "```python\nprogram a right 0\n```\n",
    tokens: { prompt: 20, completion: 10 },
    cost: 0.2,
  });
  // The visible tests of the task were run on the inner candidates.
  expect(sandbox.checks).toHaveLength(4);
  const [tests] = await model.reply({ ...program, purpose: "tests" }, context);
  expect(tests?.text).toBe("tests a right 0");
  expect(inner.asks).toHaveLength(5);
});

test("on the run's journal, nothing inside is paid for twice", async () => {
  const journal = memoryJournal();
  const inner = fakeModel(() => "right");
  const ports = { sandbox: fakeSandbox(), seed: 1, tasks };
  const first = await strategyAsModel(twice, inner, ports).within(journal).reply(program, context);
  const never = fakeModel(() => expect.fail("asked again"));
  const again = await strategyAsModel(twice, never, ports).within(journal).reply(program, context);
  expect(again).toEqual(first);
});

test("a run may name a strategy over a strategy over a model", async () => {
  const inner = fakeModel(() => "right");
  const sandbox = fakeSandbox();
  const model = strategyAsModel(twice, strategyAsModel(twice, inner, { sandbox, seed: 1, tasks }), {
    sandbox,
    seed: 1,
    tasks,
  });
  const events = await all(
    run(strategyPlan({ samples: 1 }), { sandbox, model, strategy: twice, problems: problems(1) }),
  );
  const [event] = only(events, "record");
  expect(event?.record.outcome).toBe("pass");
  expect(inner.asks).toHaveLength(8);
  expect(event?.record.spend).toMatchObject({ calls: 2, tokens: { prompt: 80, completion: 40 } });
});

test("names: a provider first, then a strategy over whatever follows", async () => {
  const ports = { sandbox: fakeSandbox(), seed: 0, tasks };
  const open = (id: string) => openNamed(id, { baseUrl: "http://localhost:1/v1" }, ports);
  expect((await open("openai/m")).id).toBe("openai/m");
  expect((await open("codet/direct/openai/org/m")).id).toBe("codet/direct/openai/org/m");
  await expect(open("codet/nonsense")).rejects.toMatchObject({ code: "MODEL_NAME" });
});
