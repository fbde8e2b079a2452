import type { Family } from "../core/family.ts";
import { CHATML_TOKENS, chatml } from "./formats/chat.ts";

/** Chat models; they have no system message of their own. */
const qwen3Coder: Family = {
  id: "qwen3-coder",
  title: "Qwen3-Coder",
  paper: "Qwen Team 2025, arXiv 2505.09388",
  source: "https://github.com/QwenLM/Qwen3-Coder",
  special: [...CHATML_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "instruct",
      models: ["Qwen/Qwen3-Coder-30B-A3B-Instruct", "Qwen/Qwen3-Coder-480B-A35B-Instruct"],
      context: 262144,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      chat: chatml(),
    },
  ],
};

export default qwen3Coder;
