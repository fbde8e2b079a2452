import { hosted } from "./hosted/service.ts";

/** Shares the prompt among answers. */
export default hosted({
  id: "sglang",
  title: "SGLang, on this machine",
  address: "http://localhost:30000/v1",
  keyVariable: "SGLANG_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
  addressVariable: "SGLANG_BASE_URL",
  supports: { n: true },
});
