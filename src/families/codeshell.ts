import type { Family } from "../core/family.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** Only the base model: the chat model's text format is inside its code, not on its card. */
const codeshell: Family = {
  id: "codeshell",
  title: "CodeShell",
  paper: "Xie et al. 2024, arXiv 2403.15747",
  source: "https://huggingface.co/WisdomShell/CodeShell-7B",
  special: [...FIM_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["WisdomShell/CodeShell-7B"],
      context: 8192,
      licence: "CodeShell License",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
  ],
};

export default codeshell;
