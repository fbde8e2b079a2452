import type { Family } from "../core/family.ts";
import { CHATML_TOKENS, chatml } from "./formats/chat.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** Before Qwen2.5-Coder: StarCoder's sentinels without bars. */
const codeqwen: Family = {
  id: "codeqwen",
  title: "CodeQwen1.5",
  paper: "Qwen Team 2024 (model card)",
  source: "https://huggingface.co/Qwen/CodeQwen1.5-7B",
  special: [...FIM_TOKENS, ...CHATML_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["Qwen/CodeQwen1.5-7B"],
      context: 65536,
      licence: "Tongyi Qianwen",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
    {
      id: "instruct",
      models: ["Qwen/CodeQwen1.5-7B-Chat"],
      context: 65536,
      licence: "Tongyi Qianwen",
      stop: ["<|endoftext|>"],
      chat: chatml(),
    },
  ],
};

export default codeqwen;
