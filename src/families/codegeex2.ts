import type { Family } from "../core/family.ts";

/** A base model: its card asks for the language in a comment on the first line. */
const codegeex2: Family = {
  id: "codegeex2",
  title: "CodeGeeX2",
  paper: "Zheng et al. 2023, arXiv 2303.17568",
  source: "https://github.com/zai-org/CodeGeeX2",
  special: ["</s>"],
  variants: [
    {
      id: "base",
      models: ["zai-org/codegeex2-6b"],
      context: 8192,
      licence: "Apache-2.0 code, own licence for weights",
      stop: ["</s>"],
    },
  ],
};

export default codegeex2;
