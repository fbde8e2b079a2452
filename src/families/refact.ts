import type { Family } from "../core/family.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

/** One model for both gaps and chat; a spare StarCoder token opens each message. */
const refact: Family = {
  id: "refact",
  title: "Refact",
  paper: "Small Cloud AI 2023 (model card)",
  source: "https://huggingface.co/smallcloudai/Refact-1_6B-fim",
  special: [...FIM_TOKENS, "<empty_output>", "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["smallcloudai/Refact-1_6B-fim"],
      context: 4096,
      licence: "BigScience OpenRAIL-M",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
      chat: {
        system: "You are a programming assistant",
        turns: {
          system: ["<empty_output>SYSTEM ", "\n"],
          user: ["<empty_output>USER ", "\n"],
          assistant: ["<empty_output>ASSISTANT ", "\n"],
        },
        reply: "<empty_output>ASSISTANT",
        stop: ["<empty_output>"],
      },
    },
  ],
};

export default refact;
