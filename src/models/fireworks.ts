import { hosted } from "./hosted/service.ts";

/** Open models, base models among them. */
export default hosted({
  id: "fireworks",
  title: "Fireworks",
  address: "https://api.fireworks.ai/inference/v1",
  keyVariable: "FIREWORKS_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
});
