import type { Family } from "../core/family.ts";

/** Code Llama 34B tuned by Phind, with headings of its own. */
const phindCodellama: Family = {
  id: "phind-codellama",
  title: "Phind CodeLlama",
  paper: "Phind 2023 (model card)",
  source: "https://huggingface.co/Phind/Phind-CodeLlama-34B-v2",
  special: ["</s>"],
  variants: [
    {
      id: "instruct",
      models: ["Phind/Phind-CodeLlama-34B-v2"],
      context: null,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      chat: {
        turns: {
          system: ["### System Prompt\n", "\n\n"],
          user: ["### User Message\n", "\n\n"],
          assistant: ["### Assistant\n", "\n\n"],
        },
        reply: "### Assistant\n",
        stop: ["### User Message"],
      },
    },
  ],
};

export default phindCodellama;
