import { hosted, priceIn } from "./hosted/service.ts";

export default hosted({
  id: "google",
  title: "Google Gemini",
  address: "https://generativelanguage.googleapis.com/v1beta",
  addressVariable: "GOOGLE_GEMINI_BASE_URL",
  addressOf: (given) => (/\/v1\w*\/?$/.test(given) ? given : `${given.replace(/\/+$/, "")}/v1beta`),
  keyVariable: "GEMINI_API_KEY",
  dialects: { chat: "google-generate-content" },
  quirks: (name) => ({ reasoning: /^gemini-2/.test(name) ? "budget" : "effort" }),
  price: priceIn(
    {
      "gemini-2.5-pro": { input: 1.25, cached: 0.125, output: 10, longestPrompt: 200_000 },
      "gemini-2.5-flash": { input: 0.3, cached: 0.03, output: 2.5 },
    },
    { asOf: "2026-03", source: "https://ai.google.dev/gemini-api/docs/pricing" },
  ),
});
