import type { ChatFormat, Family } from "../core/family.ts";

const chat: ChatFormat = {
  system:
    "You are an exceptionally intelligent coding assistant that consistently delivers accurate and reliable responses to user instructions.",
  turns: {
    system: ["", "\n\n"],
    user: ["@@ Instruction\n", "\n\n"],
    assistant: ["@@ Response\n", "\n\n"],
  },
  reply: "@@ Response\n",
  stop: ["@@ Instruction"],
};

/** OSS-Instruct on two bases. */
const magicoder: Family = {
  id: "magicoder",
  title: "Magicoder",
  paper: "Wei et al. 2023, arXiv 2312.02120",
  source: "https://github.com/ise-uiuc/magicoder",
  special: ["</s>", "<｜end▁of▁sentence｜>"],
  variants: [
    {
      id: "codellama",
      models: ["ise-uiuc/Magicoder-CL-7B", "ise-uiuc/Magicoder-S-CL-7B"],
      context: 16384,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      chat,
    },
    {
      id: "deepseek",
      models: ["ise-uiuc/Magicoder-DS-6.7B", "ise-uiuc/Magicoder-S-DS-6.7B"],
      context: 16384,
      licence: "DeepSeek License",
      stop: ["<｜end▁of▁sentence｜>"],
      chat,
    },
  ],
};

export default magicoder;
