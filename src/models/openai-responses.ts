import { hosted } from "./hosted/service.ts";
import { openaiPrice, openaiQuirks } from "./openai/own.ts";

/** OpenAI's responses: for models that it offers nowhere else, and for reasoning that goes on over calls of tools. */
export default hosted({
  id: "openai-responses",
  title: "OpenAI's responses",
  address: "https://api.openai.com/v1",
  addressVariable: "OPENAI_BASE_URL",
  keyVariable: "OPENAI_API_KEY",
  dialects: { chat: "openai-responses" },
  quirks: openaiQuirks,
  price: openaiPrice,
});
