import { hosted } from "./hosted/service.ts";
import { openaiPrice, openaiQuirks } from "./openai/own.ts";

/** OpenAI's chat and raw completions; at another address, any server that speaks this format. */
export default hosted({
  id: "openai",
  title: "OpenAI, and any server that speaks its format",
  address: "https://api.openai.com/v1",
  addressVariable: "OPENAI_BASE_URL",
  keyVariable: "OPENAI_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions", infill: "openai-completions" },
  quirks: openaiQuirks,
  price: openaiPrice,
});
