import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ask, AskContext, Model } from "../../../src/core/model.ts";
import { openEncoder } from "../../../src/models/local/encoder.ts";
import { openModel } from "../../../src/models/open/open.ts";
import { absent } from "./optional.ts";
import { tinyDecoder, tinyEncoder } from "./tiny/onnx.ts";

const missing = (await absent("onnxruntime-node")) ?? (await absent("@huggingface/tokenizers"));
const needsLibrary = test.skipIf(missing);
if (missing) test("with onnxruntime-node", (ctx) => ctx.skip(missing));

let folder: string;
let plain: Model;
let cached: Model;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-onnx-"));
  tinyDecoder(join(folder, "plain"), "plain");
  tinyDecoder(join(folder, "cached"), "cached");
  tinyEncoder(join(folder, "encoder"));
  if (missing) return;
  plain = await openModel(`onnx/${join(folder, "plain")}`);
  cached = await openModel(`onnx/${join(folder, "cached")}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const context: AskContext = { task: "t", attempt: 0, asked: 0 };
const ask: Ask = { prompt: "def add(a, b):", purpose: "program", maxTokens: 20, temperature: 0, seed: 3 };

needsLibrary("answers with and without the attention's past are the same, token by token", async () => {
  for (const changes of [{}, { temperature: 1, n: 2 }, { temperature: 0.7, topP: 0.5, logprobs: 2 }]) {
    const [one, other] = await Promise.all(
      [plain, cached].map((model) => model.reply({ ...ask, ...changes }, context)),
    );
    expect(one!.map(({ text }) => text)).toEqual(other!.map(({ text }) => text));
    expect(one![0]).toMatchObject({ cost: 0, tokens: { prompt: 14 } });
    expect(one![0]!.logprobs?.length).toBe(other![0]!.logprobs?.length);
  }
});

needsLibrary("log-probabilities are those of the scores, and add up to one", async () => {
  const [reply] = await plain.reply({ ...ask, logprobs: 258, maxTokens: 3 }, context);
  for (const { token, logprob, top } of reply!.logprobs!) {
    expect(top![0]).toEqual({ token, logprob });
    expect(top!.reduce((sum, each) => sum + Math.exp(each.logprob), 0)).toBeCloseTo(1, 6);
  }
});

needsLibrary("a chat needs a family, which writes it", async () => {
  const chat = { messages: [{ role: "user" as const, content: "Hi" }], purpose: "program", maxTokens: 2 };
  await expect(plain.reply(chat, context)).rejects.toMatchObject({ code: "MODEL_LACKS" });
  const octocoder = await openModel(`onnx/${join(folder, "plain")}`, { family: "octocoder" });
  const [reply] = await octocoder.reply(chat, context);
  expect(reply!.tokens.prompt).toBe("Question: Hi\n\nAnswer:".length);
});

needsLibrary("an encoder's vectors have length 1 and are nearer for texts of like letters", async () => {
  const encoder = await openEncoder(join(folder, "encoder"));
  const [a, b, c] = await encoder.embed(["sum of list", "list of sum", "zzzz"]);
  const dot = (x: Float32Array, y: Float32Array) =>
    x.reduce((sum, value, place) => sum + value * y[place]!, 0);
  expect(dot(a!, a!)).toBeCloseTo(1, 5);
  expect(dot(a!, b!)).toBeCloseTo(1, 5);
  expect(dot(a!, c!)).toBeLessThan(0.9);
});

needsLibrary("a folder that holds no model is one clear line", async () => {
  await expect(openModel(`onnx/${join(folder, "none")}`)).rejects.toMatchObject({ code: "MODEL_FILE" });
  writeFileSync(join(folder, "plain", "tokenizer.json"), "{");
  await expect(openModel(`onnx/${join(folder, "plain")}`)).rejects.toMatchObject({
    code: "MODEL_FILE",
    message: "not a model that loads: tokenizer.json is not JSON",
  });
  writeFileSync(join(folder, "cached", "model.onnx"), "not a graph");
  await expect(openModel(`onnx/${join(folder, "cached")}`)).rejects.toMatchObject({ code: "MODEL_FILE" });
});
