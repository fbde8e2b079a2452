/** What holds of the models at OpenAI itself, whichever format they are asked in. */
import { priceIn } from "../hosted/service.ts";

/** Dated snapshots have had other prices than the name without a date, so they are unknown. */
export const openaiPrice = priceIn(
  {
    "gpt-3.5-turbo": { input: 0.5, output: 1.5 },
    "gpt-4.1": { input: 2, cached: 0.5, output: 8 },
    "gpt-4.1-mini": { input: 0.4, cached: 0.1, output: 1.6 },
    "gpt-4.1-nano": { input: 0.1, cached: 0.025, output: 0.4 },
    "gpt-4o": { input: 2.5, cached: 1.25, output: 10 },
    "gpt-4o-mini": { input: 0.15, cached: 0.075, output: 0.6 },
    "gpt-5": { input: 1.25, cached: 0.125, output: 10 },
    "gpt-5-mini": { input: 0.25, cached: 0.025, output: 2 },
    "gpt-5-nano": { input: 0.05, cached: 0.005, output: 0.4 },
  },
  { asOf: "2026-06", source: "https://openai.com/api/pricing" },
);

/** Reasoning models take no temperature, and a longest answer only under the newer name; the others take that too. */
export const openaiQuirks = (name: string) => ({
  longest: "max_completion_tokens" as const,
  fixedSampling: /^(o\d|gpt-5)/.test(name),
  reasoning: /^(o\d|gpt-5)/.test(name) ? ("effort" as const) : ("never" as const),
});
