import { z } from "zod";
import type { Face } from "../door.ts";
import { readGroundTruth, sampleOf } from "../sample.ts";

const schema = z.looseObject({
  query: z.array(z.string()).min(1).max(10_000),
  prompts: z.array(z.string()).optional(),
  labels: z.array(z.unknown()).optional(),
});

/**
 * OpenRLHF's remote reward model (`--remote_rm_url`): `query` holds prompt and answer in one, and `labels` the ground
 * truths. Answered with `rewards`, and for its newer versions `scores` and `extra_logs`.
 */
const openrlhf: Face<z.infer<typeof schema>> = {
  path: "/get_reward",
  schema,
  takesNull: false,
  read: ({ query, prompts = [], labels = [] }, { language }) => ({
    samples: query.map((text, index) => {
      const prompt = prompts[index] ?? "";
      const completion = text.startsWith(prompt) ? text.slice(prompt.length) : text;
      return sampleOf(completion, readGroundTruth(labels[index], `body.labels[${index}]`), language);
    }),
  }),
  write: (graded) => {
    const rewards = graded.map(({ value }) => value);
    const passed = graded.map(({ outcome }) => Number(outcome === "pass"));
    return { rewards, scores: rewards, extra_logs: { passed } };
  },
};

export default openrlhf;
