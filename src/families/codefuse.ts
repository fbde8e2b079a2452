import type { Family } from "../core/family.ts";

/** Models tuned on several bases; the roles are human and bot, spelled in two ways. */
const codefuse: Family = {
  id: "codefuse",
  title: "CodeFuse",
  paper: "Di et al. 2023, arXiv 2310.06266",
  source: "https://github.com/codefuse-ai",
  special: ["<|role_start|>", "<|role_end|>", "</s>", "<｜end▁of▁sentence｜>"],
  variants: [
    {
      id: "codellama",
      models: ["codefuse-ai/CodeFuse-CodeLlama-34B"],
      context: null,
      licence: "see the model card",
      stop: ["</s>"],
      chat: {
        turns: {
          system: ["<|role_start|>system<|role_end|>", ""],
          user: ["<|role_start|>human<|role_end|>", ""],
          assistant: ["<|role_start|>bot<|role_end|>", "</s>"],
        },
        reply: "<|role_start|>bot<|role_end|>",
        stop: [],
      },
    },
    {
      id: "deepseek",
      models: ["codefuse-ai/CodeFuse-DeepSeek-33B"],
      context: null,
      licence: "see the model card",
      stop: ["<｜end▁of▁sentence｜>"],
      chat: {
        turns: {
          system: ["<s>system\n", "\n"],
          user: ["<s>human\n", "\n"],
          assistant: ["<s>bot\n", "<｜end▁of▁sentence｜>\n"],
        },
        reply: "<s>bot\n",
        stop: ["<s>"],
      },
    },
  ],
};

export default codefuse;
