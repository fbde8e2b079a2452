import { hosted, priceIn } from "./hosted/service.ts";

const opus = { input: 5, cached: 0.5, cacheWritten: 6.25, output: 25 };
const sonnet = { input: 3, cached: 0.3, cacheWritten: 3.75, output: 15 };

const price = priceIn(
  {
    "claude-opus-5": opus,
    "claude-opus-4-8": opus,
    "claude-opus-4-7": opus,
    "claude-opus-4-6": opus,
    "claude-opus-4-5": opus,
    "claude-sonnet-4-6": sonnet,
    "claude-sonnet-4-5": sonnet,
    "claude-haiku-4-5": { input: 1, cached: 0.1, cacheWritten: 1.25, output: 5 },
  },
  { asOf: "2026-10", source: "https://platform.claude.com/docs/en/about-claude/pricing" },
);

/** Models up to this generation are told a budget of tokens for thinking, later ones an effort. */
const TOLD_A_BUDGET = /claude-(3|(opus|sonnet|haiku)-4(-[015])?(-\d{8})?$)/;

export default hosted({
  id: "anthropic",
  title: "Anthropic",
  address: "https://api.anthropic.com/v1",
  addressVariable: "ANTHROPIC_BASE_URL",
  addressOf: (given) => (/\/v1\/?$/.test(given) ? given : `${given.replace(/\/+$/, "")}/v1`),
  keyVariable: "ANTHROPIC_API_KEY",
  dialects: { chat: "anthropic-messages" },
  quirks: (name) => ({ reasoning: TOLD_A_BUDGET.test(name) ? "budget" : "effort" }),
  // A snapshot costs what its model costs.
  price: (name) => price(name.replace(/-\d{8}$/, "")),
});
