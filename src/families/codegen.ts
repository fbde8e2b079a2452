import type { Family } from "../core/family.ts";

/** `nl` saw text, `multi` then six languages, `mono` then Python. */
const codegen: Family = {
  id: "codegen",
  title: "CodeGen",
  paper: "Nijkamp et al. 2022, arXiv 2203.13474",
  source: "https://github.com/salesforce/CodeGen",
  special: ["<|endoftext|>"],
  variants: [
    {
      id: "nl",
      models: [
        "Salesforce/codegen-350M-nl",
        "Salesforce/codegen-2B-nl",
        "Salesforce/codegen-6B-nl",
        "Salesforce/codegen-16B-nl",
      ],
      context: 2048,
      licence: "BSD-3-Clause",
      stop: ["<|endoftext|>"],
    },
    {
      id: "multi",
      models: [
        "Salesforce/codegen-350M-multi",
        "Salesforce/codegen-2B-multi",
        "Salesforce/codegen-6B-multi",
        "Salesforce/codegen-16B-multi",
      ],
      context: 2048,
      licence: "BSD-3-Clause",
      stop: ["<|endoftext|>"],
    },
    {
      id: "mono",
      models: [
        "Salesforce/codegen-350M-mono",
        "Salesforce/codegen-2B-mono",
        "Salesforce/codegen-6B-mono",
        "Salesforce/codegen-16B-mono",
      ],
      context: 2048,
      licence: "BSD-3-Clause",
      stop: ["<|endoftext|>"],
    },
  ],
};

export default codegen;
