import { hosted } from "./hosted/service.ts";

/** Open models, base models among them. */
export default hosted({
  id: "together",
  title: "Together",
  address: "https://api.together.xyz/v1",
  keyVariable: "TOGETHER_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
});
