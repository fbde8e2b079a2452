import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ask, ModelOptions } from "../../src/core/model.ts";
import openai from "../../src/models/openai.ts";
import {
  answerTo,
  type FaultyOptions,
  type FaultyServer,
  startFaultyServer,
} from "../servers/faulty-server.ts";
import { openaiModel } from "./doubles.ts";

let server: FaultyServer | undefined;
beforeEach(() => {
  vi.stubEnv("OPENAI_API_KEY", "");
  vi.stubEnv("OPENAI_BASE_URL", "");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

const chat = (content: string, more: Partial<Ask> = {}): Ask => ({
  messages: [{ role: "user", content }],
  purpose: "program",
  ...more,
});
const context = { task: "t", attempt: 0, asked: 0, idempotencyKey: "key" };

async function open(behaviour: FaultyOptions = {}, options: ModelOptions = {}) {
  server = await startFaultyServer(behaviour);
  return {
    server,
    model: openaiModel("m", { baseUrl: server.baseUrl, ...options }, { pause: async () => {} }),
  };
}

/** The one line a user would see. */
async function lineOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  return error?.line ?? String(error);
}

describe("what is sent", () => {
  test("chat: every field under its wire name, and the idempotency key as a header", async () => {
    const { server, model } = await open();
    const ask = chat("q", { n: 2, temperature: 0.8, topP: 0.95, maxTokens: 300, stop: ["\ndef"], seed: 7 });
    await model.reply(ask, context);
    expect(server.asks).toMatchObject([
      { path: "/v1/chat/completions", key: "key", authorization: undefined },
    ]);
    expect(server.asks[0]?.body).toEqual({
      model: "m",
      messages: ask.messages,
      n: 2,
      temperature: 0.8,
      top_p: 0.95,
      max_tokens: 300,
      stop: ["\ndef"],
      seed: 7,
    });
  });

  test("a prompt goes verbatim to raw completions", async () => {
    const prompt = 'def f(x):\n    """ é ✓ """\n';
    const { server, model } = await open();
    const [reply] = await model.reply({ prompt, purpose: "program" }, context);
    expect(server.asks[0]).toMatchObject({ path: "/v1/completions", body: { model: "m", prompt } });
    expect(reply?.text).toBe(answerTo(prompt, 0));
  });

  test("a key in the named variable is sent, and only there", async () => {
    vi.stubEnv("MY_KEY", " k-123 \n");
    const { server, model } = await open({}, { keyVariable: "MY_KEY" });
    await model.reply(chat("q"), context);
    expect(server.asks[0]?.authorization).toBe("Bearer k-123");
    expect(JSON.stringify(server.asks[0]?.body)).not.toContain("k-123");
  });

  test("the address comes from the environment when no option gives it", async () => {
    const { server } = await open();
    vi.stubEnv("OPENAI_BASE_URL", `${server.baseUrl}/`);
    const model = await openai.open("org/model-name", {});
    expect(model.id).toBe("openai/org/model-name");
    await model.reply(chat("q"), context);
    expect(server.asks[0]).toMatchObject({ path: "/v1/chat/completions", body: { model: "org/model-name" } });
  });
});

describe("exactly n replies", () => {
  test("a server that gives one at a time is asked again with other seeds and other keys", async () => {
    const { server, model } = await open({ give: () => 1 });
    const replies = await model.reply(chat("q", { n: 3, seed: 10 }), context);
    expect(replies.map(({ text }) => text)).toEqual([10, 11, 12].map((seed) => answerTo("q", seed)));
    expect(server.asks.map(({ key, body }) => [key, body.n ?? 1])).toEqual([
      ["key", 3],
      ["key.1+1", 1],
      ["key.2+1", 1],
    ]);
  });

  test("a server that gives more is cut to n, and everything it billed is counted", async () => {
    const { server, model } = await open({ give: (n) => n });
    server.completed.set("key", {
      answer: { texts: ["a", "b", "c"], tokens: { prompt: 4, completion: 9 } },
      times: 1,
    });
    const replies = await model.reply(chat("q", { n: 2 }), context);
    expect(replies.map(({ text, tokens }) => [text, tokens])).toEqual([
      ["a", { prompt: 4, completion: 5 }],
      ["b", { prompt: 0, completion: 4 }],
    ]);
  });

  test("a server that refuses n is asked for half, and the size that worked is remembered", async () => {
    const { server, model } = await open({
      fault: (_, { body }) => ((body.n ?? 1) > 2 ? "refused" : "none"),
    });
    for (const idempotencyKey of ["a", "b"]) {
      const replies = await model.reply(chat("q", { n: 5, seed: 0 }), { ...context, idempotencyKey });
      expect(replies.map(({ text }) => text)).toEqual([0, 1, 2, 3, 4].map((seed) => answerTo("q", seed)));
    }
    expect(server.asks.map(({ body }) => body.n ?? 1)).toEqual([5, 2, 2, 1, 2, 2, 1]);
  });
});

describe("what went wrong is said in one line", () => {
  test.each([
    ["refused", /^openai\/m: http:\/\/127\.0\.0\.1:\d+\/v1 said 400: n is too large \[MODEL_REFUSED\]$/],
    ["unauthorized", /said 401: no such key; set OPENAI_API_KEY \[MODEL_KEY\]$/],
    ["unknown", /said 404: no such model; check the model's name, .* \[MODEL_UNKNOWN\]$/],
    ["busy", /said 429: slow down \(tried 3 times\); ask less at a time, or later \[MODEL_BUSY\]$/],
    ["overloaded", /said 529: overloaded \(tried 3 times\).* \[MODEL_BUSY\]$/],
    ["failed", /said 500: internal error \(tried 3 times\) \[MODEL_FAILED\]$/],
    ["silent", /gave no answer within 0\.05 s \(tried 3 times\); allow more seconds.* \[MODEL_TIMEOUT\]$/],
    ["stalled", /gave no answer within 0\.05 s \(tried 3 times\).* \[MODEL_TIMEOUT\]$/],
    ["truncated", /cut in the middle of an answer \(tried 3 times\) \[MODEL_BAD_REPLY\]$/],
    ["malformed", /not JSON, or was cut \(tried 3 times\) \[MODEL_BAD_REPLY\]$/],
    ["wrong-type", /it is an HTML page \(tried 3 times\) \[MODEL_BAD_REPLY\]$/],
    ["empty", /no choices \(tried 3 times\) \[MODEL_BAD_REPLY\]$/],
  ] as const)("%s", async (fault, line) => {
    const waits = fault === "silent" || fault === "stalled";
    const { model } = await open(
      { fault: () => fault },
      { retries: 2, ...(waits ? { timeoutSeconds: 0.05 } : {}) },
    );
    expect(await lineOf(model.reply(chat("q"), context))).toMatch(line);
  });

  test("a stream that ends early, breaks or stalls is not taken for a whole one", async () => {
    for (const fault of ["cut", "ended", "stalled", "malformed"] as const) {
      const { server, model } = await open(
        { fault: () => fault },
        { retries: 0, stream: true, timeoutSeconds: 0.2 },
      );
      expect(await lineOf(model.reply(chat("q"), context)), fault).toMatch(/\[MODEL_(BAD_REPLY|TIMEOUT)\]$/);
      await server.close();
    }
  });

  test("a server that was never there is given up at once", async () => {
    const { server } = await open();
    await server.close();
    const noWait = { pause: () => Promise.reject(new Error("waited")) };
    const absent = {
      [server.baseUrl]:
        /no connection to http:\S+ \(ECONNREFUSED\); is the server running, and .* \[MODEL_UNREACHABLE\]$/,
      "http://localhost:9/v1": /no connection to http:\S+ \(bad port\); .* \[MODEL_UNREACHABLE\]$/,
    };
    for (const [baseUrl, line] of Object.entries(absent)) {
      const model = openaiModel("m", { baseUrl }, noWait);
      expect(await lineOf(model.reply(chat("q"), context))).toMatch(line);
    }
  });

  test("a server that goes away later is waited for", async () => {
    const { server, model } = await open({}, { retries: 2 });
    await model.reply(chat("q"), context);
    await server.close();
    expect(await lineOf(model.reply(chat("q"), context))).toMatch(
      /\(tried 3 times\).*\[MODEL_UNREACHABLE\]$/,
    );
  });

  test("a request that is tried again keeps its idempotency key", async () => {
    const { server, model } = await open({ fault: (call) => (call === 0 ? "truncated" : "none") });
    await model.reply(chat("q"), context);
    expect(server.asks.map(({ key }) => key)).toEqual(["key", "key"]);
  });
});

describe("cancelling", () => {
  test.each([
    ["a stream that never ends", "endless", true],
    ["a silent server", "silent", false],
  ] as const)("stops %s with the caller's reason", async (_, fault, stream) => {
    const controller = new AbortController();
    const { server, model } = await open(
      { fault: () => fault, onAsk: () => setTimeout(() => controller.abort(new Error("enough")), 20) },
      { stream },
    );
    await expect(model.reply(chat("q"), { ...context, signal: controller.signal })).rejects.toThrow("enough");
    await vi.waitFor(() => expect(server.left).toBe(1));
    expect(server.asks).toHaveLength(1);
  });

  test("stops a wait between two tries", async () => {
    const controller = new AbortController();
    const server = await startFaultyServer({
      fault: () => "busy",
      onAsk: () => setTimeout(() => controller.abort(new Error("enough")), 20),
    });
    const model = openaiModel("m", { baseUrl: server.baseUrl });
    await expect(model.reply(chat("q"), { ...context, signal: controller.signal })).rejects.toThrow("enough");
    expect(server.asks).toHaveLength(1);
    await server.close();
  });

  test("asks nothing when already cancelled", async () => {
    const { server, model } = await open();
    await expect(
      model.reply(chat("q"), { ...context, signal: AbortSignal.abort(new Error("no")) }),
    ).rejects.toThrow("no");
    expect(server.asks).toHaveLength(0);
  });
});

test("streamed and whole answers are the same", async () => {
  const { server, model } = await open({ fault: (call) => (call % 2 ? "repeated-end" : "none") });
  const streaming = openaiModel("m", { baseUrl: server.baseUrl, stream: true });
  for (const question of ["", "déjà vu", "漢字🙂\r\n\t\u2028end", "x".repeat(5000)]) {
    for (const ask of [chat(question, { seed: 1 }), { prompt: question, purpose: "program", seed: 1 }]) {
      const idempotencyKey = `${question}${ask.prompt === undefined}`;
      const whole = await model.reply(ask, { ...context, idempotencyKey });
      expect(await streaming.reply(ask, { ...context, idempotencyKey })).toEqual(whole);
    }
  }
  expect(server.asks.filter(({ body }) => body.stream)).toHaveLength(8);
});

test("a server that ignores idempotency keys still gives right texts", async () => {
  const { server, model } = await open({
    honoursKeys: false,
    fault: (call) => (call % 2 ? "none" : "truncated"),
  });
  const [reply] = await model.reply(chat("q", { seed: 3 }), context);
  expect(reply?.text).toBe(answerTo("q", 3));
  expect(server.completed.get("key")?.times).toBe(2);
});
