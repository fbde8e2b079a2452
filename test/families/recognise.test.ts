import { expect, test } from "vitest";
import { families, recognise } from "../../src/families/ask/recognise.ts";

const all = await families();
const known = (name: string) => {
  const choice = recognise(name, all);
  return choice && `${choice.family.id}/${choice.variant.id}`;
};

test.each([
  ["bigcode/starcoder2-15b", "starcoder2/base"],
  ["bigcode/starcoder", "starcoder/base"],
  ["starcoder2-15b-instruct-v0.1", "starcoder2/instruct"],
  ["Qwen/Qwen2.5-Coder-7B-Instruct-AWQ", "qwen-coder/instruct-large"],
  ["qwen2.5-coder-1.5b-instruct-q4_k_m.gguf", "qwen-coder/instruct-small"],
  ["models/qwen2.5-coder-1.5b-q8_0.gguf", "qwen-coder/base-small"],
  ["deepseek-coder:6.7b-base-q4_0", "deepseek-coder/base"],
  ["deepseek-coder:6.7b-instruct-q4_K_M", "deepseek-coder/instruct"],
  ["codellama-7b", "code-llama/base"],
  ["CodeLlama-7b-Instruct-hf", "code-llama/instruct"],
  ["codestral-22b-v0.1", "codestral/instruct"],
])("%s is %s", (name, expected) => {
  expect(known(name)).toBe(expected);
});

test.each([
  "gpt-4o-mini",
  "starcoder2-15b-sql",
  "starcoder2-15b-instruct",
  "starcoder2:15b",
  "qwen2.5-coder:7b",
  "",
])("%s may be anything", (name) => {
  expect(known(name)).toBeUndefined();
});
