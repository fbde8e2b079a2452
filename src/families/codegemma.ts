import type { Family } from "../core/family.ts";
import { BARRED_FIM_TOKENS, barredInfill } from "./formats/infill.ts";

/** It has no system turn: the chat models were trained with such text in the first user message. */
const codegemma: Family = {
  id: "codegemma",
  title: "CodeGemma",
  paper: "CodeGemma Team 2024, arXiv 2406.11409",
  source: "https://huggingface.co/google/codegemma-7b",
  special: [...BARRED_FIM_TOKENS, "<|file_separator|>", "<start_of_turn>", "<end_of_turn>", "<eos>"],
  variants: [
    {
      id: "base",
      models: ["google/codegemma-2b", "google/codegemma-1.1-2b", "google/codegemma-7b"],
      context: 8192,
      licence: "Gemma",
      stop: ["<eos>"],
      infill: { ...barredInfill, stop: ["<|file_separator|>", ...BARRED_FIM_TOKENS] },
    },
    {
      id: "instruct",
      models: ["google/codegemma-7b-it", "google/codegemma-1.1-7b-it"],
      context: 8192,
      licence: "Gemma",
      stop: ["<eos>"],
      chat: {
        turns: {
          user: ["<start_of_turn>user\n", "<end_of_turn>\n"],
          assistant: ["<start_of_turn>model\n", "<end_of_turn>\n"],
        },
        fold: { into: "first", text: "{system}\n\n{user}" },
        reply: "<start_of_turn>model\n",
        stop: ["<end_of_turn>"],
      },
    },
  ],
};

export default codegemma;
