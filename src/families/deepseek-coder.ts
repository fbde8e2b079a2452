import type { Family } from "../core/family.ts";

const SYSTEM =
  "You are an AI programming assistant, utilizing the Deepseek Coder model, developed by Deepseek Company, and you only answer questions related to computer science. For politically sensitive questions, security and privacy issues, and other non-computer science questions, you will refuse to answer\n";

/** The bars in its tokens are full-width and the blanks are U+2581. Version 1.5 was not trained to fill gaps. */
const deepseekCoder: Family = {
  id: "deepseek-coder",
  title: "DeepSeek-Coder",
  paper: "Guo et al. 2024, arXiv 2401.14196",
  source: "https://github.com/deepseek-ai/DeepSeek-Coder",
  special: [
    "<｜fim▁begin｜>",
    "<｜fim▁hole｜>",
    "<｜fim▁end｜>",
    "<｜begin▁of▁sentence｜>",
    "<｜end▁of▁sentence｜>",
    "<|EOT|>",
  ],
  variants: [
    {
      id: "base",
      models: [
        "deepseek-ai/deepseek-coder-1.3b-base",
        "deepseek-ai/deepseek-coder-5.7bmqa-base",
        "deepseek-ai/deepseek-coder-6.7b-base",
        "deepseek-ai/deepseek-coder-33b-base",
      ],
      context: 16384,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
      infill: { template: "<｜fim▁begin｜>{prefix}<｜fim▁hole｜>{suffix}<｜fim▁end｜>", stop: [] },
    },
    {
      id: "base-v1.5",
      models: ["deepseek-ai/deepseek-coder-7b-base-v1.5"],
      context: 4096,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
    },
    {
      id: "instruct",
      models: [
        "deepseek-ai/deepseek-coder-1.3b-instruct",
        "deepseek-ai/deepseek-coder-6.7b-instruct",
        "deepseek-ai/deepseek-coder-33b-instruct",
      ],
      context: 16384,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
      chat: {
        system: SYSTEM,
        turns: {
          system: ["", ""],
          user: ["### Instruction:\n", "\n"],
          assistant: ["### Response:\n", "\n<|EOT|>\n"],
        },
        reply: "### Response:\n",
        stop: ["<|EOT|>"],
      },
    },
    {
      id: "instruct-v1.5",
      models: ["deepseek-ai/deepseek-coder-7b-instruct-v1.5"],
      context: 4096,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
      chat: {
        system: SYSTEM,
        turns: {
          system: ["", ""],
          user: ["### Instruction:\n", "\n"],
          assistant: ["### Response:\n", "\n<|EOT|>\n"],
        },
        reply: "### Response:\n",
        stop: ["<|EOT|>"],
      },
    },
  ],
};

export default deepseekCoder;
