import type { Family } from "../core/family.ts";

/** Encoder and decoder: the prompt is the encoder's text. The small ones were trained on spans, as T5 was. */
const codet5Plus: Family = {
  id: "codet5-plus",
  title: "CodeT5+",
  paper: "Wang et al. 2023, arXiv 2305.07922",
  source: "https://github.com/salesforce/CodeT5",
  special: ["<extra_id_0>", "<extra_id_1>", "</s>"],
  variants: [
    {
      id: "small",
      models: ["Salesforce/codet5p-220m", "Salesforce/codet5p-770m"],
      context: 512,
      licence: "BSD-3-Clause",
      stop: ["</s>"],
      infill: { template: "{prefix}<extra_id_0>{suffix}", stop: ["<extra_id_1>"], opens: "<extra_id_0>" },
    },
    {
      id: "python",
      models: ["Salesforce/codet5p-220m-py", "Salesforce/codet5p-770m-py"],
      context: 512,
      licence: "BSD-3-Clause",
      stop: ["</s>"],
    },
    {
      id: "large",
      models: ["Salesforce/codet5p-2b", "Salesforce/codet5p-6b", "Salesforce/codet5p-16b"],
      context: 2048,
      licence: "BSD-3-Clause",
      stop: ["<|endoftext|>"],
    },
  ],
};

export default codet5Plus;
