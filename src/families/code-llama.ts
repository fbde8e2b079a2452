import type { Family } from "../core/family.ts";
import { llamaChat } from "./formats/chat.ts";

const gap = { template: "<PRE> {prefix} <SUF>{suffix} <MID>", stop: ["<EOT>"] } as const;

/** Only 7B and 13B have a published way to fill gaps in the weights that servers load; the spaces around the sentinels count. */
const codeLlama: Family = {
  id: "code-llama",
  title: "Code Llama",
  paper: "Rozière et al. 2023, arXiv 2308.12950",
  source: "https://github.com/meta-llama/codellama",
  special: ["<PRE>", "<SUF>", "<MID>", "<EOT>", "</s>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>"],
  variants: [
    {
      id: "base",
      models: ["codellama/CodeLlama-7b-hf", "codellama/CodeLlama-13b-hf"],
      context: 16384,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      infill: gap,
    },
    {
      id: "large",
      models: ["codellama/CodeLlama-34b-hf"],
      context: 16384,
      licence: "Llama 2 Community",
      stop: ["</s>"],
    },
    {
      id: "largest",
      models: ["codellama/CodeLlama-70b-hf", "codellama/CodeLlama-70b-Python-hf"],
      context: null,
      licence: "Llama 2 Community",
      stop: ["</s>"],
    },
    {
      id: "python",
      models: [
        "codellama/CodeLlama-7b-Python-hf",
        "codellama/CodeLlama-13b-Python-hf",
        "codellama/CodeLlama-34b-Python-hf",
      ],
      context: 16384,
      licence: "Llama 2 Community",
      stop: ["</s>"],
    },
    {
      id: "instruct",
      models: ["codellama/CodeLlama-7b-Instruct-hf", "codellama/CodeLlama-13b-Instruct-hf"],
      context: 16384,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      chat: llamaChat,
      infill: gap,
    },
    {
      id: "instruct-large",
      models: ["codellama/CodeLlama-34b-Instruct-hf"],
      context: 16384,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      chat: llamaChat,
    },
    {
      id: "instruct-largest",
      models: ["codellama/CodeLlama-70b-Instruct-hf"],
      context: 4096,
      licence: "Llama 2 Community",
      stop: ["</s>"],
      chat: {
        turns: {
          system: ["Source: system\n\n ", " <step> "],
          user: ["Source: user\n\n ", " <step> "],
          assistant: ["Source: assistant\n\n ", " <step> "],
        },
        reply: "Source: assistant\nDestination: user\n\n ",
        stop: ["<step>"],
      },
    },
  ],
};

export default codeLlama;
