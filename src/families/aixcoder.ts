import type { Family } from "../core/family.ts";

/** Both orders are published; this is the one of the authors' own inference code. The blanks are U+2581. */
const aixcoder: Family = {
  id: "aixcoder",
  title: "aiXcoder",
  paper: "Jiang et al. 2024, arXiv 2410.13187",
  source: "https://github.com/aixcoder-plugin/aiXcoder-7B",
  special: ["<AIX-SPAN-PRE>", "<AIX-SPAN-POST>", "<AIX-SPAN-MIDDLE>", "</s>"],
  variants: [
    {
      id: "base",
      models: ["aiXcoder/aixcoder-7b-base"],
      context: 32768,
      licence: "aiXcoder Model License",
      stop: ["</s>"],
      infill: {
        template: "▁<AIX-SPAN-PRE>▁<AIX-SPAN-POST>{suffix}▁<AIX-SPAN-MIDDLE>{prefix}",
        stop: ["▁<AIX-SPAN-PRE>", "▁<AIX-SPAN-POST>", "▁<AIX-SPAN-MIDDLE>"],
      },
    },
  ],
};

export default aixcoder;
