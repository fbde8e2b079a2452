import type { ChatFormat, Family } from "../core/family.ts";

const phi3: ChatFormat = {
  turns: {
    system: ["<|system|>\n", "<|end|>\n"],
    user: ["<|user|>\n", "<|end|>\n"],
    assistant: ["<|assistant|>\n", "<|end|>\n"],
  },
  reply: "<|assistant|>\n",
  stop: ["<|end|>"],
};

/** Small models on chosen data; only phi-3 has chat tokens. */
const phi: Family = {
  id: "phi",
  title: "Phi",
  paper:
    "Gunasekar et al. 2023, arXiv 2306.11644; Li et al. 2023, arXiv 2309.05463; Abdin et al. 2024, arXiv 2404.14219",
  source: "https://huggingface.co/microsoft/phi-2",
  special: ["<|endoftext|>", "<|user|>", "<|assistant|>", "<|end|>"],
  variants: [
    {
      id: "base",
      models: ["microsoft/phi-1", "microsoft/phi-1_5"],
      context: 2048,
      licence: "MIT",
      stop: ["<|endoftext|>"],
    },
    {
      id: "phi-2",
      models: ["microsoft/phi-2"],
      context: 2048,
      licence: "MIT",
      stop: ["<|endoftext|>"],
      chat: {
        turns: { user: ["Instruct: ", "\n"], assistant: ["Output: ", "\n"] },
        fold: { into: "first", text: "{system}\n{user}" },
        reply: "Output:",
        stop: ["Instruct:"],
      },
    },
    {
      id: "phi-3",
      models: ["microsoft/Phi-3-mini-4k-instruct"],
      context: 4096,
      licence: "MIT",
      stop: ["<|endoftext|>"],
      chat: phi3,
    },
    {
      id: "phi-3-128k",
      models: ["microsoft/Phi-3-mini-128k-instruct"],
      context: 131072,
      licence: "MIT",
      stop: ["<|endoftext|>"],
      chat: phi3,
    },
  ],
};

export default phi;
