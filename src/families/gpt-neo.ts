import type { Family } from "../core/family.ts";

/** The open baselines of the first code benchmarks. */
const gptNeo: Family = {
  id: "gpt-neo",
  title: "GPT-Neo and GPT-J",
  paper: "Black et al. 2021, doi 10.5281/zenodo.5297715; Wang and Komatsuzaki 2021",
  source: "https://github.com/EleutherAI/gpt-neo",
  special: ["<|endoftext|>"],
  variants: [
    {
      id: "neo",
      models: ["EleutherAI/gpt-neo-125m", "EleutherAI/gpt-neo-1.3B", "EleutherAI/gpt-neo-2.7B"],
      context: 2048,
      licence: "MIT",
      stop: ["<|endoftext|>"],
    },
    {
      id: "j",
      models: ["EleutherAI/gpt-j-6b"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
    },
  ],
};

export default gptNeo;
