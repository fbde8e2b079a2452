import type { Family } from "../core/family.ts";

/** Twelve languages, left to right only. */
const polycoder: Family = {
  id: "polycoder",
  title: "PolyCoder",
  paper: "Xu et al. 2022, arXiv 2202.13169",
  source: "https://github.com/VHellendoorn/Code-LMs",
  special: ["<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["NinedayWang/PolyCoder-160M", "NinedayWang/PolyCoder-0.4B", "NinedayWang/PolyCoder-2.7B"],
      context: 2048,
      licence: "MIT",
      stop: ["<|endoftext|>"],
    },
  ],
};

export default polycoder;
