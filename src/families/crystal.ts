import type { Family } from "../core/family.ts";
import { BARRED_FIM_TOKENS, barredInfill } from "./formats/infill.ts";

/** A Llama tokenizer with StarCoder's special tokens, written with bars. */
const crystal: Family = {
  id: "crystal",
  title: "Crystal",
  paper: "Liu et al. 2023 (LLM360), arXiv 2312.06550; Tao et al. 2024 (Crystal), arXiv 2411.04156",
  source: "https://huggingface.co/LLM360/CrystalChat",
  special: [...BARRED_FIM_TOKENS, "<|sys_start|>", "<|sys_end|>", "<|im_start|>", "<|im_end|>", "</s>"],
  variants: [
    {
      id: "base",
      models: ["LLM360/CrystalCoder"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["</s>"],
      infill: barredInfill,
    },
    {
      id: "chat",
      models: ["LLM360/CrystalChat"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["</s>"],
      chat: {
        system:
          "You are an AI assistant. You will be given a task. You must generate a detailed and long answer.",
        turns: {
          system: ["<|sys_start|> ", " <|sys_end|>"],
          user: [" <|im_start|> ", " <|im_end|>"],
          assistant: [" ", ""],
        },
        reply: "",
        stop: ["<|im_start|>"],
      },
    },
  ],
};

export default crystal;
