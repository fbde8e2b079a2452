import { hosted } from "./hosted/service.ts";

export default hosted({
  id: "mistral",
  title: "Mistral",
  address: "https://api.mistral.ai/v1",
  keyVariable: "MISTRAL_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions", infill: "openai-completions" },
  // What continues or fills in, Codestral's trade, has a path of its own.
  paths: { prompt: "/fim/completions", infill: "/fim/completions" },
  supports: { logprobs: false, seed: true },
});
