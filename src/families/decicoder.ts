import type { Family } from "../core/family.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** StarCoder's tokenizer and sentinels on a smaller network. */
const decicoder: Family = {
  id: "decicoder",
  title: "DeciCoder",
  paper: "Deci 2023 (model card)",
  source: "https://huggingface.co/Deci/DeciCoder-1b",
  special: [...FIM_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["Deci/DeciCoder-1b"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
  ],
};

export default decicoder;
