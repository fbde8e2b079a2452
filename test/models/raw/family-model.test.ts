import { expect, test } from "vitest";
import type { Ask, Model } from "../../../src/core/model.ts";
import { withFamily } from "../../../src/models/raw/family-model.ts";

const context = { task: "t", attempt: 0, asked: 0 };
const messages = [{ role: "user" as const, content: "Add." }];
const infill = { prefix: "a = ", suffix: "\nb" };

function server(text: string, supports?: Model["supports"]) {
  const asks: Ask[] = [];
  const model: Model = {
    id: "openai/x",
    source: "live",
    ...(supports ? { supports } : {}),
    async reply(ask) {
      asks.push(ask);
      const tokens = ["1", "<|im_end|>", "rest"].map((token) => ({ token, logprob: -1 }));
      return [{ text, tokens: { prompt: 1, completion: 1 }, cost: 0, finish: "length", logprobs: tokens }];
    },
  };
  return { model, asks };
}

test("a chat becomes the family's text, and its answer ends where the family's does", async () => {
  const { model, asks } = server("1<|im_end|>rest");
  const wrapped = await withFamily(model, "my-fine-tune", "qwen3-coder");
  const [reply] = await wrapped.reply(
    { messages, stop: ["\nQ"], temperature: 0.5, purpose: "program" },
    context,
  );
  expect(asks).toEqual([
    {
      prompt: "<|im_start|>user\nAdd.<|im_end|>\n<|im_start|>assistant\n",
      stop: ["\nQ", "<|endoftext|>", "<|im_end|>"],
      temperature: 0.5,
      purpose: "program",
    },
  ]);
  expect(reply).toMatchObject({ text: "1", finish: "stop", logprobs: [{ token: "1", logprob: -1 }] });
  expect(wrapped.supports).toMatchObject({ chat: true, infill: false, tools: false });
});

test("more ends than a server takes are cut off here", async () => {
  const { model, asks } = server("1<|fim_pad|>2");
  const wrapped = await withFamily(model, "Qwen2.5-Coder-7B");
  const [reply] = await wrapped.reply({ infill, stop: ["\n"], purpose: "program" }, context);
  expect(asks[0]!.prompt).toBe("<|fim_prefix|>a = <|fim_suffix|>\nb<|fim_middle|>");
  expect(asks[0]!.stop).toHaveLength(4);
  expect(asks[0]!.stop).not.toContain("<|fim_pad|>");
  expect(reply!.text).toBe("1");
});

test("without a family, a recognised model's chats are its server's business", async () => {
  const { model, asks } = server("ok");
  const wrapped = await withFamily(model, "Qwen2.5-Coder-7B");
  await wrapped.reply({ messages, purpose: "program" }, context);
  expect(asks[0]!.messages).toEqual(messages);
});

test("a server that fills gaps itself, and a model nobody knows, are left alone", async () => {
  const own = server("ok", { infill: true }).model;
  expect(await withFamily(own, "Qwen2.5-Coder-7B")).toBe(own);
  const unknown = server("ok").model;
  expect(await withFamily(unknown, "gpt-4o-mini")).toBe(unknown);
});

test("a named family asks its base model for gaps and its chat model for chats", async () => {
  const { model, asks } = server("ok");
  const wrapped = await withFamily(model, "anything", "stable-code");
  await wrapped.reply({ infill, purpose: "program" }, context);
  await wrapped.reply({ messages, purpose: "program" }, context);
  expect(asks.map(({ prompt }) => prompt!.slice(0, 12))).toEqual(["<fim_prefix>", "<|im_start|>"]);
});

test("a server of chats alone takes no family", async () => {
  const { model } = server("ok", { prompt: false });
  expect(await withFamily(model, "Qwen2.5-Coder-7B")).toBe(model);
  await expect(withFamily(model, "x", "qwen-coder")).rejects.toMatchObject({ code: "MODEL_LACKS" });
});

test("what a family cannot do, and names that are none, are one clear line", async () => {
  const { model } = server("ok");
  const base = await withFamily(model, "starcoder2-7b", "starcoder2");
  await expect(base.reply({ messages, purpose: "program" }, context)).rejects.toMatchObject({
    code: "FAMILY_CANNOT",
    line: "bigcode/starcoder2-3b: StarCoder2 (base) cannot chat; bigcode/starcoder2-15b-instruct-v0.1 can; see assay list families [FAMILY_CANNOT]",
  });
  await expect(
    base.reply({ infill: { prefix: "<fim_pad>", suffix: "" }, purpose: "program" }, context),
  ).rejects.toMatchObject({ code: "FAMILY_TOKEN" });
  await expect(withFamily(model, "x", "starcodr2")).rejects.toMatchObject({ code: "UNKNOWN_NAME" });
  await expect(withFamily(model, "x", "starcoder2/tiny")).rejects.toMatchObject({ code: "UNKNOWN_NAME" });
});
