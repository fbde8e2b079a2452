/** US dollars for a million tokens, without discounts for cached prompts: an upper bound. */
export interface Price {
  input: number;
  output: number;
}

/** Compared with public price lists in June 2026. A model missing here has an unknown price. */
const PRICES: Record<string, Price> = {
  "gpt-3.5-turbo": { input: 0.5, output: 1.5 },
  "gpt-4.1": { input: 2, output: 8 },
  "gpt-4.1-mini": { input: 0.4, output: 1.6 },
  "gpt-4.1-nano": { input: 0.1, output: 0.4 },
  "gpt-4o": { input: 2.5, output: 10 },
  "gpt-4o-mini": { input: 0.15, output: 0.6 },
  "gpt-5": { input: 1.25, output: 10 },
  "gpt-5-mini": { input: 0.25, output: 2 },
  "gpt-5-nano": { input: 0.05, output: 0.4 },
};

/**
 * The list price of a model at OpenAI itself, by its exact name: dated snapshots have had other prices than
 * the name without a date, so they are unknown.
 */
export function openaiPrice(name: string): Price | undefined {
  return Object.hasOwn(PRICES, name) ? PRICES[name] : undefined;
}
