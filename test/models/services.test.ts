import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ask, ModelOptions } from "../../src/core/model.ts";
import { loadRoom } from "../../src/core/room.ts";
import type { Answer, Dialect, WireRequest } from "../../src/dialects/dialect/dialect.ts";
import { hostedModel } from "../../src/models/hosted/model.ts";
import type { HostedProvider, Service } from "../../src/models/hosted/service.ts";
import { settingsOf } from "../../src/models/hosted/settings.ts";
import { openModel, providers } from "../../src/models/open/open.ts";
import { startDialectServer } from "../servers/dialect-server.ts";
import { serviceOf } from "./doubles.ts";

const dialects = await loadRoom<Dialect>(new URL("../../src/dialects/", import.meta.url), "dialect");
const dialectOf = (id: string) => dialects.find((dialect) => dialect.id === id)!;
const services = (await providers()).flatMap(
  (provider) => (provider as Partial<HostedProvider>).service ?? [],
);
const serviceNamed = (id: string) => services.find((service) => service.id === id)!;
const context = { task: "t", attempt: 0, asked: 0, idempotencyKey: "key" };
const ask = (more: Partial<Ask> = {}): Ask => ({
  messages: [{ role: "user", content: "q" }],
  purpose: "program",
  ...more,
});

const closing: (() => Promise<void>)[] = [];
beforeEach(() => vi.stubEnv("OPENAI_API_KEY", ""));
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

async function open(
  id: string,
  answer: (request: WireRequest) => Answer,
  more: Partial<Service> = {},
  options: ModelOptions = {},
) {
  const server = await startDialectServer(dialectOf(id), answer);
  closing.push(server.close);
  const model = await hostedModel(serviceOf(id, more), "m", {
    baseUrl: server.origin,
    retries: 0,
    ...options,
  });
  return { model, server };
}

const plain = (text: string): Answer => ({
  choices: [{ text, finish: "stop" }],
  usage: { prompt: 10, completion: 5 },
});

describe("what a service lacks", () => {
  test("is refused before anything is sent, where the answer would not be the one that was asked for", async () => {
    const { model, server } = await open("anthropic-messages", () => plain("x"));
    for (const wish of [{ logprobs: 1 }, { messages: undefined as never, prompt: "p" }]) {
      await expect(model.reply(ask(wish), context)).rejects.toMatchObject({ code: "MODEL_LACKS" });
    }
    expect(server.received).toHaveLength(0);
  });

  test("several answers are as many requests, each under a key of its own", async () => {
    const { model, server } = await open("anthropic-messages", () => plain("x"));
    expect(await model.reply(ask({ n: 3 }), context)).toHaveLength(3);
    expect(server.received.map(({ headers }) => headers["idempotency-key"]).sort()).toEqual([
      "key.0+1",
      "key.1+1",
      "key.2+1",
    ]);
  });

  test("stop strings are cut on our side", async () => {
    const { model } = await open("openai-responses", () => plain("one\ntwo END three"));
    const [reply] = await model.reply(ask({ stop: ["END", "three"] }), context);
    expect(reply).toMatchObject({ text: "one\ntwo ", finish: "stop" });
  });
});

test("a listener hears the text as it grows, though nobody asked for a stream", async () => {
  for (const { id } of dialects.filter(({ supports }) => supports.chat !== false)) {
    const { model } = await open(id, () => plain("piece by piece ✓"));
    const heard: [string, boolean][] = [];
    const onText = (piece: string, restart: boolean) => void heard.push([piece, restart]);
    const [reply] = await model.reply(ask(), { ...context, onText });
    expect(heard.map(([piece]) => piece).join(""), id).toBe(reply?.text);
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.every(([, restart]) => !restart)).toBe(true);
  }
});

test("a key is not taken elsewhere by a redirect, and is in no error of any format", async () => {
  const canary = "canary-0123456789abcdef";
  const followed: unknown[] = [];
  const other = createServer((request, response) => {
    followed.push(request.headers);
    response.end("{}");
  });
  const server = createServer((request, response) => {
    const [, status = "500"] = /\/s(\d+)\//.exec(request.url ?? "") ?? [];
    const to = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1?key=${canary}`;
    response.writeHead(Number(status), { location: to, "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: `you sent ${JSON.stringify(request.headers)}` } }));
  });
  for (const each of [server, other]) {
    await new Promise<void>((resolve) => each.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => each.close(() => resolve()) && each.closeAllConnections()));
  }
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("OPENAI_API_KEY", canary);
  for (const { id } of dialects.filter(({ supports }) => supports.chat !== false)) {
    for (const status of [200, 301, 307, 400, 401, 404, 429, 500]) {
      const model = await hostedModel(serviceOf(id), "m", { baseUrl: `${origin}/s${status}`, retries: 0 });
      const error = await model.reply(ask(), context).catch((thrown) => thrown);
      expect(error.code).toMatch(/^MODEL_/);
      expect(JSON.stringify([error.line, error.stack, error.cause])).not.toContain("canary");
    }
  }
  expect(followed).toEqual([]);
});

describe("the shipped services", () => {
  test.each(services.map((service) => [service.id, service] as const))("%s is sound data", (_, service) => {
    expect(service.keyVariable).toMatch(/^[A-Z_]+_API_KEY$/);
    for (const id of Object.values(service.dialects)) expect(dialectOf(id)).toBeDefined();
    if (service.address === "") {
      expect(() => settingsOf(service, "m", {}, {})).toThrow("no address of its own");
      return;
    }
    const settings = settingsOf(service, "m", {}, { [service.keyVariable]: "k" });
    expect(settings).toMatchObject({ own: true, baseUrl: service.address });
    expect(JSON.stringify([settings.id, settings.server])).not.toContain('"k"');
  });

  test.each([
    ["ollama", "OLLAMA_HOST", "gpu:1234", "http://gpu:1234/v1"],
    ["ollama", "OLLAMA_HOST", "gpu", "http://gpu:11434/v1"],
    [
      "azure",
      "AZURE_OPENAI_ENDPOINT",
      "https://me.openai.azure.com/",
      "https://me.openai.azure.com/openai/v1",
    ],
    ["anthropic", "ANTHROPIC_BASE_URL", "https://proxy.test", "https://proxy.test/v1"],
    ["google", "GOOGLE_GEMINI_BASE_URL", "https://proxy.test/v1beta/", "https://proxy.test/v1beta"],
  ])("%s takes its address from %s as its own tools do", (id, variable, given, expected) => {
    const service = serviceNamed(id);
    const settings = settingsOf(service, "m", {}, { [variable]: given, [service.keyVariable]: "k" });
    expect(settings.baseUrl).toBe(expected);
  });

  test("prices hold at the service's own address only; a snapshot costs what its model costs", async () => {
    vi.stubEnv("OPENAI_API_KEY", "k");
    expect((await openModel("openai/gpt-4o-mini")).price).toMatchObject({ input: 0.15, asOf: "2026-06" });
    expect(
      (await openModel("openai/gpt-4o-mini", { baseUrl: "http://localhost:1/v1" })).price,
    ).toBeUndefined();
    const price = serviceNamed("anthropic").price!;
    expect(price("claude-haiku-4-5-20251001")).toMatchObject({ input: 1, output: 5, cached: 0.1 });
    expect([price("claude-unheard-of"), price("constructor")]).toEqual([undefined, undefined]);
    expect(serviceNamed("google").price!("gemini-2.5-pro")).toMatchObject({ longestPrompt: 200_000 });
  });

  test("models that take no temperature are not sent one", async () => {
    const quirks = () => ({ fixedSampling: true });
    const { model, server } = await open("openai-chat", () => plain("x"), {
      address: "http://127.0.0.1",
      quirks,
    });
    await model.reply(ask({ temperature: 0.8, topP: 0.9, maxTokens: 5 }), context);
    expect(server.received[0]?.body).toEqual({
      model: "m",
      messages: [{ role: "user", content: "q" }],
      n: undefined,
      max_tokens: 5,
    });
    const own = serviceNamed("openai").quirks!;
    expect([own("gpt-5-mini").fixedSampling, own("gpt-4o").fixedSampling]).toEqual([true, false]);
  });

  test("infilling goes to the path that the service keeps for it", async () => {
    const paths = { infill: "/fim/completions" };
    const { model, server } = await open("openai-completions", () => plain("middle"), { paths });
    const [reply] = await model.reply({ purpose: "program", infill: { prefix: "a", suffix: "c" } }, context);
    expect(reply?.text).toBe("middle");
    expect(server.received[0]).toMatchObject({
      path: "/fim/completions",
      body: { prompt: "a", suffix: "c" },
    });
    expect(serviceNamed("mistral").paths).toEqual({ prompt: "/fim/completions", infill: "/fim/completions" });
  });
});
