import type { Family } from "../core/family.ts";

/** StarCoder trained on for questions to databases; its prompt is the schema as text. */
const codes: Family = {
  id: "codes",
  title: "CodeS",
  paper: "Li et al. 2024, arXiv 2402.16347",
  source: "https://github.com/RUCKBReasoning/codes",
  special: ["<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["seeklhy/codes-1b", "seeklhy/codes-3b", "seeklhy/codes-7b", "seeklhy/codes-15b"],
      context: null,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
    },
  ],
};

export default codes;
