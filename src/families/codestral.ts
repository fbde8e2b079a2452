import type { Family } from "../core/family.ts";

/** Suffix first, and nothing behind the prefix: the model simply goes on. */
const codestral: Family = {
  id: "codestral",
  title: "Codestral",
  paper: "Mistral AI 2024 (model card)",
  source: "https://huggingface.co/mistralai/Codestral-22B-v0.1",
  special: ["[INST]", "[/INST]", "[PREFIX]", "[SUFFIX]", "[MIDDLE]", "</s>"],
  variants: [
    {
      id: "instruct",
      models: ["mistralai/Codestral-22B-v0.1"],
      context: 32768,
      licence: "Mistral AI Non-Production",
      stop: ["</s>"],
      infill: { template: "[SUFFIX]{suffix}[PREFIX]{prefix}", stop: ["[PREFIX]", "[SUFFIX]"] },
      chat: {
        turns: { user: ["[INST] ", "[/INST]"], assistant: [" ", "</s>"] },
        fold: { into: "last", text: "{system}\n\n{user}" },
        reply: "",
        stop: [],
      },
    },
  ],
};

export default codestral;
