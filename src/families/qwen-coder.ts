import type { Family, InfillFormat, Variant } from "../core/family.ts";
import { CHATML_TOKENS, chatml } from "./formats/chat.ts";
import { BARRED_FIM_TOKENS, barredInfill } from "./formats/infill.ts";

const infill: InfillFormat = { ...barredInfill, stop: ["<|file_sep|>", "<|repo_name|>", "<|fim_pad|>"] };
const chat = chatml("You are Qwen, created by Alibaba Cloud. You are a helpful assistant.");

/** Base and instruct of the same sizes. */
function pair(id: string, sizes: string[], context: number, licence: string): Variant[] {
  const names = sizes.map((size) => `Qwen/Qwen2.5-Coder-${size}`);
  const shared = { context, licence, stop: ["<|endoftext|>"] };
  return [
    { id: `base-${id}`, models: names, ...shared, infill },
    { id: `instruct-${id}`, models: names.map((name) => `${name}-Instruct`), ...shared, chat },
  ];
}

/** Qwen2.5: the larger three sizes read 128k tokens; 3B alone has a licence for research only. */
const qwenCoder: Family = {
  id: "qwen-coder",
  title: "Qwen2.5-Coder",
  paper: "Hui et al. 2024, arXiv 2409.12186",
  source: "https://github.com/QwenLM/Qwen2.5-Coder",
  special: [
    ...BARRED_FIM_TOKENS,
    ...CHATML_TOKENS,
    "<|endoftext|>",
    "<|repo_name|>",
    "<|file_sep|>",
    "<|fim_pad|>",
  ],
  variants: [
    ...pair("small", ["0.5B", "1.5B"], 32768, "Apache-2.0"),
    ...pair("3b", ["3B"], 32768, "Qwen Research"),
    ...pair("large", ["7B", "14B", "32B"], 131072, "Apache-2.0"),
  ],
};

export default qwenCoder;
