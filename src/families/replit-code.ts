import type { Family } from "../core/family.ts";

/** Left to right only. */
const replitCode: Family = {
  id: "replit-code",
  title: "Replit Code",
  paper: "Replit 2023 (model card)",
  source: "https://huggingface.co/replit/replit-code-v1-3b",
  special: ["<|endoftext|>"],
  variants: [
    {
      id: "v1",
      models: ["replit/replit-code-v1-3b"],
      context: 2048,
      licence: "CC-BY-SA-4.0",
      stop: ["<|endoftext|>"],
    },
    {
      id: "v1.5",
      models: ["replit/replit-code-v1_5-3b"],
      context: 4096,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
    },
  ],
};

export default replitCode;
