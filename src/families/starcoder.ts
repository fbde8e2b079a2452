import type { Family } from "../core/family.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** The first of the BigCode models at 8k tokens, and the chat models made of it. */
const starcoder: Family = {
  id: "starcoder",
  title: "StarCoder",
  paper: "Li et al. 2023, arXiv 2305.06161",
  source: "https://huggingface.co/bigcode/starcoder",
  special: [...FIM_TOKENS, "<|endoftext|>", "<filename>", "<reponame>", "<gh_stars>"],
  variants: [
    {
      id: "base",
      models: [
        "bigcode/starcoder",
        "bigcode/starcoderbase",
        "bigcode/starcoderbase-1b",
        "bigcode/starcoderbase-3b",
        "bigcode/starcoderbase-7b",
        "bigcode/starcoderplus",
      ],
      context: 8192,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>", "<filename>"],
      infill: starcoderInfill,
    },
    {
      id: "chat",
      models: ["HuggingFaceH4/starchat-alpha", "HuggingFaceH4/starchat-beta"],
      context: 8192,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>"],
      chat: {
        system: "",
        turns: {
          system: ["<|system|>\n", "<|end|>\n"],
          user: ["<|user|>\n", "<|end|>\n"],
          assistant: ["<|assistant|>\n", "<|end|>\n"],
        },
        reply: "<|assistant|>",
        stop: ["<|end|>"],
      },
    },
  ],
};

export default starcoder;
