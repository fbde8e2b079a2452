import type { Family } from "../core/family.ts";

/** Fills gaps as its predecessor does; its chat is new. */
const deepseekCoderV2: Family = {
  id: "deepseek-coder-v2",
  title: "DeepSeek-Coder-V2",
  paper: "DeepSeek-AI 2024, arXiv 2406.11931",
  source: "https://github.com/deepseek-ai/DeepSeek-Coder-V2",
  special: [
    "<｜fim▁begin｜>",
    "<｜fim▁hole｜>",
    "<｜fim▁end｜>",
    "<｜begin▁of▁sentence｜>",
    "<｜end▁of▁sentence｜>",
  ],
  variants: [
    {
      id: "base",
      models: ["deepseek-ai/DeepSeek-Coder-V2-Lite-Base", "deepseek-ai/DeepSeek-Coder-V2-Base"],
      context: 131072,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
      infill: { template: "<｜fim▁begin｜>{prefix}<｜fim▁hole｜>{suffix}<｜fim▁end｜>", stop: [] },
    },
    {
      id: "instruct",
      models: ["deepseek-ai/DeepSeek-Coder-V2-Lite-Instruct", "deepseek-ai/DeepSeek-Coder-V2-Instruct"],
      context: 131072,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
      chat: {
        turns: {
          system: ["", "\n\n"],
          user: ["User: ", "\n\n"],
          assistant: ["Assistant: ", "<｜end▁of▁sentence｜>"],
        },
        reply: "Assistant:",
        stop: [],
      },
    },
  ],
};

export default deepseekCoderV2;
