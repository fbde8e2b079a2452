import type { ChatFormat, Family } from "../core/family.ts";

const chat: ChatFormat = {
  system:
    "Below is an instruction that describes a task. Write a response that appropriately completes the request.",
  turns: {
    system: ["", "\n\n"],
    user: ["### Instruction:\n", "\n\n"],
    assistant: ["### Response:", "\n\n"],
  },
  reply: "### Response:",
  stop: ["### Instruction:"],
};

/** Alpaca's format, on three bases. Nothing stands behind the last colon. */
const wizardcoder: Family = {
  id: "wizardcoder",
  title: "WizardCoder",
  paper: "Luo et al. 2023, arXiv 2306.08568",
  source: "https://github.com/nlpxucan/WizardLM",
  special: ["<|endoftext|>", "</s>", "<｜end▁of▁sentence｜>"],
  variants: [
    {
      id: "starcoder",
      models: [
        "WizardLM/WizardCoder-1B-V1.0",
        "WizardLM/WizardCoder-3B-V1.0",
        "WizardLM/WizardCoder-15B-V1.0",
      ],
      context: 8192,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>"],
      chat,
    },
    {
      id: "python",
      models: [
        "WizardLM/WizardCoder-Python-7B-V1.0",
        "WizardLM/WizardCoder-Python-13B-V1.0",
        "WizardLM/WizardCoder-Python-34B-V1.0",
      ],
      context: null,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      chat,
    },
    {
      id: "deepseek",
      models: ["WizardLM/WizardCoder-33B-V1.1"],
      context: null,
      licence: "Microsoft Research License",
      stop: ["<｜end▁of▁sentence｜>"],
      chat,
    },
  ],
};

export default wizardcoder;
