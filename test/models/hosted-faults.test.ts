import { afterEach, expect, test } from "vitest";
import { seededRandom } from "../../src/core/random.ts";
import {
  answerTo,
  FAULTS,
  type Fault,
  type FaultyServer,
  startFaultyServer,
} from "../servers/faulty-server.ts";
import { openaiModel } from "./doubles.ts";

let server: FaultyServer;
afterEach(() => server.close());

const ask = (content: string) => ({ messages: [{ role: "user" as const, content }], purpose: "program" });
const context = { task: "t", attempt: 0, asked: 0 };
const noPause = { pause: async () => {} };

/** Many asks, twenty-five at a time, each request failing in a random way two times out of three. */
async function siege(asks: number, stream: boolean, faults: readonly Fault[]): Promise<void> {
  const random = seededRandom(stream ? 2 : 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  // The faults that are waited out are rare, so that the test stays quick.
  const waits: readonly Fault[] = faults.filter((fault) => fault === "silent" || fault === "stalled");
  const quick = faults.filter((fault) => !waits.includes(fault));
  server = await startFaultyServer({
    fault: (call) => (call > 5 && random() < 0.01 ? pick(waits) : random() < 0.66 ? pick(quick) : "none"),
    give: (n, call) => (call % 4 === 0 ? Math.ceil(n / 2) : n),
  });
  const model = openaiModel(
    "m",
    { baseUrl: server.baseUrl, timeoutSeconds: 0.5, retries: 60, stream },
    noPause,
  );
  const total = { prompt: 0, completion: 0 };
  let next = 0;
  const asker = async () => {
    for (let i = next++; i < asks; i = next++) {
      const n = 1 + (i % 4);
      const replies = await model.reply(
        { ...ask(`ask ${i}`), n, seed: 1000 },
        { ...context, idempotencyKey: `key-${i}` },
      );
      expect(replies.map(({ text }) => text)).toEqual(
        Array.from({ length: n }, (_, index) => answerTo(`ask ${i}`, 1000 + index)),
      );
      for (const { tokens } of replies) {
        total.prompt += tokens.prompt;
        total.completion += tokens.completion;
      }
    }
  };
  await Promise.all(Array.from({ length: 25 }, asker));
  const made = [...server.completed.values()];
  expect(server.asks.length).toBeGreaterThan(2 * asks);
  expect(made.every(({ times }) => times === 1)).toBe(true);
  expect(total).toEqual({
    prompt: made.reduce((sum, { answer }) => sum + answer.tokens.prompt, 0),
    completion: made.reduce((sum, { answer }) => sum + answer.tokens.completion, 0),
  });
}

const forGood = ["none", "refused", "unauthorized", "unknown", "endless"];
const siegeFaults = FAULTS.filter((fault) => !forGood.includes(fault));

test("500 asks under random faults end with the right texts, and calls and tokens add up", async () => {
  await siege(500, false, siegeFaults);
}, 60_000);

test("the same holds for streamed answers", async () => {
  // A repeated piece in the middle cannot be noticed: see docs/models.md.
  await siege(
    200,
    true,
    siegeFaults.filter((fault) => fault !== "repeated-piece"),
  );
}, 60_000);

test("a server that ignores idempotency keys still gives right texts", async () => {
  server = await startFaultyServer({
    honoursKeys: false,
    fault: (call) => (call % 2 ? "none" : "truncated"),
  });
  const model = openaiModel("m", { baseUrl: server.baseUrl }, noPause);
  const [reply] = await model.reply({ ...ask("q"), seed: 3 }, { ...context, idempotencyKey: "k" });
  expect(reply?.text).toBe(answerTo("q", 3));
  expect(server.completed.get("k")?.times).toBe(2);
});
