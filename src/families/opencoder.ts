import type { Family } from "../core/family.ts";
import { CHATML_TOKENS, chatml } from "./formats/chat.ts";

const chat = chatml("You are OpenCoder, created by OpenCoder Team.");

/** Open with its data and filters. */
const opencoder: Family = {
  id: "opencoder",
  title: "OpenCoder",
  paper: "Huang et al. 2024, arXiv 2411.04905",
  source: "https://github.com/OpenCoder-llm/OpenCoder-llm",
  special: [...CHATML_TOKENS, "<|endoftext|>"],
  variants: [
    {
      id: "base-1.5b",
      models: ["infly/OpenCoder-1.5B-Base"],
      context: 4096,
      licence: "INF License",
      stop: ["<|endoftext|>"],
    },
    {
      id: "base-8b",
      models: ["infly/OpenCoder-8B-Base"],
      context: 8192,
      licence: "INF License",
      stop: ["<|endoftext|>"],
    },
    {
      id: "instruct-1.5b",
      models: ["infly/OpenCoder-1.5B-Instruct"],
      context: 4096,
      licence: "INF License",
      stop: ["<|endoftext|>"],
      chat,
    },
    {
      id: "instruct-8b",
      models: ["infly/OpenCoder-8B-Instruct"],
      context: 8192,
      licence: "INF License",
      stop: ["<|endoftext|>"],
      chat,
    },
  ],
};

export default opencoder;
