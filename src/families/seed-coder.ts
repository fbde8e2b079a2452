import type { Family } from "../core/family.ts";

const SYSTEM =
  "You are an AI programming assistant, utilizing the Seed-Coder model, developed by ByteDance Seed, and you only answer questions related to computer science. For politically sensitive questions, security and privacy issues, and other non-computer science questions, you will refuse to answer.";

/** Suffix first. The blanks in its chat tokens are U+2581. */
const seedCoder: Family = {
  id: "seed-coder",
  title: "Seed-Coder",
  paper: "ByteDance Seed 2025, arXiv 2506.03524",
  source: "https://github.com/ByteDance-Seed/Seed-Coder",
  special: [
    "<[fim-prefix]>",
    "<[fim-middle]>",
    "<[fim-suffix]>",
    "<[begin▁of▁sentence]>",
    "<[end▁of▁sentence]>",
  ],
  variants: [
    {
      id: "base",
      models: ["ByteDance-Seed/Seed-Coder-8B-Base"],
      context: 32768,
      licence: "MIT",
      stop: ["<[end▁of▁sentence]>"],
      infill: { template: "<[fim-suffix]>{suffix}<[fim-prefix]>{prefix}<[fim-middle]>", stop: [] },
    },
    {
      id: "instruct",
      models: ["ByteDance-Seed/Seed-Coder-8B-Instruct"],
      context: 32768,
      licence: "MIT",
      stop: ["<[end▁of▁sentence]>"],
      chat: {
        system: SYSTEM,
        turns: {
          system: ["<[begin▁of▁sentence]>system\n", "\n\n<[end▁of▁sentence]>"],
          user: ["<[begin▁of▁sentence]>user\n", "<[end▁of▁sentence]>"],
          assistant: ["<[begin▁of▁sentence]>assistant\n", "<[end▁of▁sentence]>"],
        },
        reply: "<[begin▁of▁sentence]>assistant\n",
        stop: [],
      },
    },
  ],
};

export default seedCoder;
