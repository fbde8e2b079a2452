import type { Family } from "../core/family.ts";
import { FIM_TOKENS } from "./formats/infill.ts";

/** Made for completion in editors: StarCoder's sentinels, suffix first. */
const mellum: Family = {
  id: "mellum",
  title: "Mellum",
  paper: "Pavlichenko et al. 2025, arXiv 2510.05788",
  source: "https://huggingface.co/JetBrains/Mellum-4b-base",
  special: [...FIM_TOKENS, "<|endoftext|>", "<filename>"],
  variants: [
    {
      id: "base",
      models: [
        "JetBrains/Mellum-4b-base",
        "JetBrains/Mellum-4b-sft-all",
        "JetBrains/Mellum-4b-sft-python",
        "JetBrains/Mellum-4b-sft-kotlin",
      ],
      context: 8192,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: { template: "<fim_suffix>{suffix}<fim_prefix>{prefix}<fim_middle>", stop: ["<filename>"] },
    },
  ],
};

export default mellum;
