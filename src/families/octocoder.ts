import type { Family } from "../core/family.ts";

/** StarCoder tuned on commits. The answer begins right behind the colon. */
const octocoder: Family = {
  id: "octocoder",
  title: "OctoCoder",
  paper: "Muennighoff et al. 2023, arXiv 2308.07124",
  source: "https://huggingface.co/bigcode/octocoder",
  special: ["<|endoftext|>"],
  variants: [
    {
      id: "instruct",
      models: ["bigcode/octocoder"],
      context: 8192,
      licence: "BigCode OpenRAIL-M",
      stop: ["<|endoftext|>"],
      chat: {
        turns: { user: ["Question: ", "\n\n"], assistant: ["Answer: ", "\n\n"] },
        fold: { into: "first", text: "{system}\n\n{user}" },
        reply: "Answer:",
        stop: ["Question:"],
      },
    },
  ],
};

export default octocoder;
