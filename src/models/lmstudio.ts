import { hosted } from "./hosted/service.ts";

/** The models that its window has loaded. */
export default hosted({
  id: "lmstudio",
  title: "LM Studio, on this machine",
  address: "http://localhost:1234/v1",
  keyVariable: "LMSTUDIO_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
  addressVariable: "LMSTUDIO_BASE_URL",
  supports: { n: false },
});
