import type { Family } from "../core/family.ts";

/** Its sentinels have hyphens, where StarCoder's have underscores. */
const santacoder: Family = {
  id: "santacoder",
  title: "SantaCoder",
  paper: "Ben Allal et al. 2023, arXiv 2301.03988",
  source: "https://huggingface.co/bigcode/santacoder",
  special: ["<fim-prefix>", "<fim-middle>", "<fim-suffix>", "<fim-pad>", "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: ["bigcode/santacoder"],
      context: 2048,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>"],
      infill: { template: "<fim-prefix>{prefix}<fim-suffix>{suffix}<fim-middle>", stop: [] },
    },
  ],
};

export default santacoder;
