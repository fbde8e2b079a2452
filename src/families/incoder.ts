import type { Family } from "../core/family.ts";

/** The gap is a mask; a second mask behind the text belongs to the format, then the first is named again. */
const incoder: Family = {
  id: "incoder",
  title: "InCoder",
  paper: "Fried et al. 2022, arXiv 2204.05999",
  source: "https://github.com/dpfried/incoder",
  special: ["<|mask:0|>", "<|mask:1|>", "<|endofmask|>", "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["facebook/incoder-1B", "facebook/incoder-6B"],
      context: 2048,
      licence: "CC-BY-NC-4.0",
      stop: ["<|endoftext|>"],
      infill: { template: "{prefix}<|mask:0|>{suffix}<|mask:1|><|mask:0|>", stop: ["<|endofmask|>"] },
    },
  ],
};

export default incoder;
