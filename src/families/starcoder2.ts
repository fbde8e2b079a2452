import type { Family } from "../core/family.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** Trained on whole repositories: `<file_sep>` begins the next file, so it ends an answer too. */
const starcoder2: Family = {
  id: "starcoder2",
  title: "StarCoder2",
  paper: "Lozhkov et al. 2024, arXiv 2402.19173; Wei et al. 2024, arXiv 2410.24198",
  source: "https://huggingface.co/bigcode/starcoder2-15b",
  special: [...FIM_TOKENS, "<|endoftext|>", "<file_sep>", "<repo_name>"],
  variants: [
    {
      id: "base",
      models: ["bigcode/starcoder2-3b", "bigcode/starcoder2-7b", "bigcode/starcoder2-15b"],
      context: 16384,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>", "<file_sep>"],
      infill: starcoderInfill,
    },
    {
      id: "instruct",
      models: ["bigcode/starcoder2-15b-instruct-v0.1"],
      context: 16384,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>"],
      chat: {
        system:
          "You are an exceptionally intelligent coding assistant that consistently delivers accurate and reliable responses to user instructions.",
        turns: {
          // The template's own start token: this tokenizer adds none.
          system: ["<|endoftext|>", "\n\n"],
          user: ["### Instruction\n", "\n\n"],
          assistant: ["### Response\n", "<|endoftext|>"],
        },
        reply: "### Response\n",
        stop: [],
      },
    },
  ],
};

export default starcoder2;
