import type { Family } from "../core/family.ts";

const gap = { template: "{prefix}<mask_1>{suffix}<|endoftext|><sep><mask_1>", stop: ["<eom>"] } as const;

/** The gap is a mask in its place; the span follows behind the text, up to `<eom>`. */
const codegen2: Family = {
  id: "codegen2",
  title: "CodeGen2 and 2.5",
  paper: "Nijkamp et al. 2023, arXiv 2305.02309",
  source: "https://github.com/salesforce/CodeGen2",
  special: ["<mask_1>", "<sep>", "<eom>", "<|endoftext|>"],
  variants: [
    {
      id: "base",
      models: [
        "Salesforce/codegen2-1B_P",
        "Salesforce/codegen2-3_7B_P",
        "Salesforce/codegen2-7B_P",
        "Salesforce/codegen2-16B_P",
      ],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: gap,
    },
    {
      id: "base-2.5",
      models: ["Salesforce/codegen25-7b-multi_P", "Salesforce/codegen25-7b-mono_P"],
      context: 2048,
      licence: "Apache-2.0",
      stop: ["<|endoftext|>"],
      infill: gap,
    },
  ],
};

export default codegen2;
