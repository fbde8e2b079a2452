import { hosted } from "./hosted/service.ts";

/** Models of many makers behind one key. It says with each answer what it took, so the cost is always known. */
export default hosted({
  id: "openrouter",
  title: "OpenRouter",
  address: "https://openrouter.ai/api/v1",
  keyVariable: "OPENROUTER_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
  quirks: () => ({ extra: { usage: { include: true } } }),
  supports: { n: false },
});
