import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Ask } from "../../src/core/model.ts";
import { seededRandom } from "../../src/core/random.ts";
import { loadRoom } from "../../src/core/room.ts";
import type { Dialect } from "../../src/dialects/dialect/dialect.ts";
import { hostedModel } from "../../src/models/hosted/model.ts";
import { costOf } from "../../src/models/hosted/replies.ts";
import { EVERY_FAULT, type EveryFault, startFaultServer } from "../servers/fault-server.ts";
import { serviceOf } from "./doubles.ts";

/** Asks of all sieges together: ASSAY_ASKS=10000 is the whole siege. */
const ASKS = Number(process.env.ASSAY_ASKS ?? 1000);
const price = { input: 3, output: 15, cached: 0.3, asOf: "2026-01", source: "the test" };
const dialects = await loadRoom<Dialect>(new URL("../../src/dialects/", import.meta.url), "dialect");
const context = { task: "t", attempt: 0, asked: 0 };
const answerTo = (question: string, place: number) => `“${question}” ↦ ${place} ✓\n    return ${place}\n`;

/** Keys of asks that have their answer, and of requests that were sent all the same. */
const answered = new Set<string>();
const repeated: string[] = [];
const { fetch } = globalThis;
beforeAll(() => {
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const key = new Headers(init.headers).get("idempotency-key") ?? "";
    if (answered.has(key.split(".", 1)[0] ?? "")) repeated.push(key);
    return fetch(url, init);
  });
});
afterAll(() => vi.unstubAllGlobals());

/**
 * Many asks at once of a server that fails every other time, in every way there is. Pauses between tries are
 * skipped; all else is real.
 */
async function siege(dialect: Dialect, stream: boolean, asks: number): Promise<number> {
  const random = seededRandom(`${dialect.id} ${stream}`);
  const quick = EVERY_FAULT.filter((fault) => fault !== "hang" && fault !== "stalled");
  const fault = (call: number): EveryFault => {
    // Those that only time ends are few, so that the test is quick.
    if (call === 20 || call === 40) return call === 20 ? "hang" : "stalled";
    return random() < 0.5 ? quick[Math.floor(random() * quick.length)]! : "none";
  };
  const server = await startFaultServer(dialect, {
    fault,
    answer({ question }, call) {
      const asked = question.prompt ?? question.messages?.at(-1)?.content ?? "";
      const n = question.n ?? 1;
      const choices = Array.from({ length: n }, (_, index) => ({
        text: answerTo(asked, index),
        finish: "stop",
      }));
      const cached = call % 2 ? { cached: 3 } : {};
      return { choices, usage: { prompt: 7 + asked.length, completion: 5 * n + (call % 3), ...cached } };
    },
  });
  const service = serviceOf(dialect.id, { address: "http://127.0.0.1", price: () => price });
  const options = { baseUrl: `${server.origin}/v1`, retries: 100, timeoutSeconds: 3, stream };
  const model = await hostedModel(service, "m", options, { pause: async () => {} });
  const many = dialect.supports.n !== false;
  const total = { prompt: 0, completion: 0, cached: 0, cost: 0, requests: 0 };
  let next = 0;
  const asker = async () => {
    for (let i = next++; i < asks; i = next++) {
      const text = `ask ${i}`;
      const n = stream ? 1 : 1 + (i % 3);
      const ask: Ask =
        dialect.supports.chat === false
          ? { prompt: text, purpose: "program", n }
          : { messages: [{ role: "user", content: text }], purpose: "program", n };
      const idempotencyKey = `${dialect.id}-${stream}-${i}`;
      const replies = await model.reply(ask, { ...context, idempotencyKey });
      expect(replies.map((reply) => reply.text)).toEqual(
        Array.from({ length: n }, (_, index) => answerTo(text, many ? index : 0)),
      );
      total.requests += many ? 1 : n;
      answered.add(idempotencyKey);
      for (const { tokens, cost } of replies) {
        total.prompt += tokens.prompt;
        total.completion += tokens.completion;
        total.cached += tokens.cached ?? 0;
        total.cost += cost ?? Number.NaN;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: 8 }, asker));
  } finally {
    await server.close();
  }
  const purchases = [...server.purchases.values()];
  const billed = { prompt: 0, completion: 0, cached: 0 };
  for (const { usage } of purchases) {
    billed.prompt += usage?.prompt ?? 0;
    billed.completion += usage?.completion ?? 0;
    billed.cached += usage?.cached ?? 0;
  }
  // One purchase for each request that was meant, and none sent again once its answer had arrived.
  expect(purchases.length).toBe(total.requests);
  expect(repeated).toEqual([]);
  expect(total).toMatchObject(billed);
  expect(total.cost).toBeCloseTo(costOf(billed, price) ?? Number.NaN, 9);
  return server.requests;
}

test(`${ASKS} asks under every fault, in every format, whole and streamed: right texts, exact bills`, async () => {
  const each = Math.ceil(ASKS / dialects.length / 2);
  const sieges = dialects.flatMap((dialect) => [siege(dialect, false, each), siege(dialect, true, each)]);
  const requests = await Promise.all(sieges);
  expect(requests.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1.5 * ASKS);
}, 600_000);
