import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Ask, AskContext, Model } from "../../../src/core/model.ts";
import { openModel } from "../../../src/models/open/open.ts";
import { absent } from "./optional.ts";
import { CONTEXT, tinyGguf } from "./tiny/gguf.ts";

vi.stubEnv("NODE_LLAMA_CPP_GPU", "false");
const missing = await absent("node-llama-cpp");
const needsLibrary = test.skipIf(missing);

let folder: string;
let model: Model;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-gguf-"));
  writeFileSync(join(folder, "tiny.gguf"), tinyGguf());
  if (!missing) model = await openModel(`gguf/${join(folder, "tiny.gguf")}`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const context: AskContext = { task: "t", attempt: 0, asked: 0 };
const ask: Ask = { prompt: "def add(a, b):", purpose: "program", maxTokens: 12, temperature: 0, seed: 3 };
const reply = async (changes: Partial<Ask>, more: Partial<AskContext> = {}) =>
  (await model.reply({ ...ask, ...changes }, { ...context, ...more }))[0]!;

if (missing) test("with node-llama-cpp", (ctx) => ctx.skip(missing));

needsLibrary("answers from the file, for nothing, and counts its tokens", async () => {
  const first = await reply({});
  expect(first).toMatchObject({ cost: 0, tokens: { prompt: 14, completion: 12 }, finish: "length" });
  expect(first.text).not.toBe("");
  expect((await reply({})).text).toBe(first.text);
});

needsLibrary("a seed gives the same draws again, and another one others", async () => {
  const drawn = { temperature: 1, n: 3 };
  const texts = async (seed: number) =>
    (await model.reply({ ...ask, ...drawn, seed }, context)).map(({ text }) => text);
  const three = await texts(3);
  expect(await texts(3)).toEqual(three);
  expect(new Set(three).size).toBe(3);
  expect(await texts(100)).not.toEqual(three);
  expect((await texts(4)).slice(0, 2)).toEqual(three.slice(1));
});

needsLibrary("log-probabilities are the model's own, whatever the temperature", async () => {
  const cold = await reply({ logprobs: 5 });
  expect(cold.text).toBe((await reply({})).text);
  expect(cold.logprobs).toHaveLength(12);
  for (const { token, logprob, top } of cold.logprobs!) {
    expect(top).toHaveLength(5);
    expect(top![0]).toEqual({ token, logprob });
    expect(top!.map((each) => each.logprob)).toEqual(
      top!.map((each) => each.logprob).toSorted((a, b) => b - a),
    );
    expect(top!.reduce((sum, each) => sum + Math.exp(each.logprob), 0)).toBeLessThanOrEqual(1 + 1e-6);
  }
  const warm = await reply({ logprobs: 400, temperature: 2, seed: 5, maxTokens: 1 });
  expect(warm.logprobs![0]!.top![0]!.logprob).toBeCloseTo(cold.logprobs![0]!.logprob, 5);
  expect(warm.logprobs![0]!.top!.reduce((sum, each) => sum + Math.exp(each.logprob), 0)).toBeCloseTo(1, 4);
});

needsLibrary("ends before a stop text, and streams no part of it", async () => {
  const whole = (await reply({ maxTokens: 40 })).text;
  const stop = whole.slice(8, 10);
  const heard: string[] = [];
  const cut = await reply({ maxTokens: 40, stop: [stop] }, { onText: (piece) => heard.push(piece) });
  expect(cut).toMatchObject({ text: whole.slice(0, whole.indexOf(stop)), finish: "stop" });
  expect(heard.join("")).toBe(cut.text);
});

needsLibrary("chats by the file's own template, and special tokens in a message stay text", async () => {
  const messages = [{ role: "user" as const, content: "<fim_prefix>" }];
  const chat = await reply({ messages, prompt: undefined as never });
  // "user: <fim_prefix>\nassistant: " is 30 bytes, each its own token.
  expect(chat.tokens.prompt).toBe(30);
});

needsLibrary("fills a gap with the file's tokens, or as the named family does", async () => {
  const infill = { prefix: "ab", suffix: "c" };
  const own = await reply({ infill, prompt: undefined as never });
  expect(own.tokens.prompt).toBe(3 + 3);
  const mellum = await openModel(`gguf/${join(folder, "tiny.gguf")}`, { family: "mellum" });
  const [other] = await mellum.reply({ infill, purpose: "program", maxTokens: 4, temperature: 0 }, context);
  expect(other!.tokens.prompt).toBe(3 + 3);
});

needsLibrary("a question that does not fit is one clear line", async () => {
  await expect(reply({ prompt: "x".repeat(CONTEXT + 1) })).rejects.toMatchObject({ code: "MODEL_REFUSED" });
  expect(
    (await reply({ prompt: "x".repeat(CONTEXT - 3), maxTokens: 50 })).tokens.completion,
  ).toBeLessThanOrEqual(3);
});

needsLibrary("stops with the caller's reason, in the middle too", async () => {
  const stop = new AbortController();
  const onText = () => stop.abort(new Error("enough"));
  await expect(reply({ maxTokens: 100 }, { signal: stop.signal, onText })).rejects.toThrow("enough");
  expect((await reply({})).tokens.completion).toBe(12);
});

needsLibrary.each([
  ["empty", ""],
  ["text", "def add(a, b): ..."],
  ["of another version", "GGUF but not really"],
  ["cut short", tinyGguf().subarray(0, 50_000)],
])("a file that is %s is one clear line", async (_, content) => {
  const path = join(folder, "broken.gguf");
  writeFileSync(path, content);
  await expect(openModel(`gguf/${path}`)).rejects.toMatchObject({ code: "MODEL_FILE", where: path });
});

test("a name that is neither a file nor pulled is one clear line", async () => {
  await expect(openModel("gguf/nothing.gguf")).rejects.toMatchObject({ code: "UNKNOWN_NAME" });
});
