import type { Family } from "../core/family.ts";
import { CHATML_TOKENS, chatml } from "./formats/chat.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** 3B models at 16k tokens. */
const stableCode: Family = {
  id: "stable-code",
  title: "Stable Code",
  paper: "Pinnaparaju et al. 2024, arXiv 2404.01226",
  source: "https://huggingface.co/stabilityai/stable-code-3b",
  special: [...FIM_TOKENS, ...CHATML_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["stabilityai/stable-code-3b"],
      context: 16384,
      licence: "Stability AI Community",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
    {
      id: "alpha",
      models: ["stabilityai/stablecode-completion-alpha-3b"],
      context: 16384,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
    },
    {
      id: "instruct",
      models: ["stabilityai/stable-code-instruct-3b"],
      context: 16384,
      licence: "Stability AI Community",
      stop: ["<|endoftext|>"],
      chat: chatml(),
    },
  ],
};

export default stableCode;
