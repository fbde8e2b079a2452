import type { ChatFormat, Family } from "../core/family.ts";
import { FIM_TOKENS, starcoderInfill } from "./formats/infill.ts";

const chat: ChatFormat = {
  turns: {
    system: ["System:\n", "\n\n"],
    user: ["Question:\n", "\n\n"],
    assistant: ["Answer:\n", "\n\n"],
  },
  reply: "Answer:\n",
  stop: [],
};

/** The context grows with the size; 3B and 8B also come with 128k. */
const graniteCode: Family = {
  id: "granite-code",
  title: "Granite Code",
  paper: "Mishra et al. 2024, arXiv 2405.04324",
  source: "https://github.com/ibm-granite/granite-code-models",
  special: [...FIM_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base-2k",
      models: ["ibm-granite/granite-3b-code-base-2k"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
    {
      id: "base-4k",
      models: ["ibm-granite/granite-8b-code-base-4k"],
      context: 4096,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
    {
      id: "base-8k",
      models: ["ibm-granite/granite-20b-code-base-8k", "ibm-granite/granite-34b-code-base-8k"],
      context: 8192,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
    {
      id: "base-128k",
      models: ["ibm-granite/granite-3b-code-base-128k", "ibm-granite/granite-8b-code-base-128k"],
      context: 131072,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: starcoderInfill,
    },
    {
      id: "instruct-2k",
      models: ["ibm-granite/granite-3b-code-instruct-2k"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      chat,
    },
    {
      id: "instruct-4k",
      models: ["ibm-granite/granite-8b-code-instruct-4k"],
      context: 4096,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      chat,
    },
    {
      id: "instruct-8k",
      models: ["ibm-granite/granite-20b-code-instruct-8k", "ibm-granite/granite-34b-code-instruct-8k"],
      context: 8192,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      chat,
    },
    {
      id: "instruct-128k",
      models: ["ibm-granite/granite-3b-code-instruct-128k", "ibm-granite/granite-8b-code-instruct-128k"],
      context: 131072,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      chat,
    },
  ],
};

export default graniteCode;
