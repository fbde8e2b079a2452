import type { Family } from "../core/family.ts";
import { CHATML_TOKENS, chatml } from "./formats/chat.ts";

/** 128k tokens at up to 9B. Its card does not say how gaps are filled, so nothing is claimed here. */
const yiCoder: Family = {
  id: "yi-coder",
  title: "Yi-Coder",
  paper: "01.AI 2024 (model card)",
  source: "https://github.com/01-ai/Yi-Coder",
  special: [...CHATML_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["01-ai/Yi-Coder-1.5B", "01-ai/Yi-Coder-9B"],
      context: 131072,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
    },
    {
      id: "chat",
      models: ["01-ai/Yi-Coder-1.5B-Chat", "01-ai/Yi-Coder-9B-Chat"],
      context: 131072,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      chat: chatml(),
    },
  ],
};

export default yiCoder;
