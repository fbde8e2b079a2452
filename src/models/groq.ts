import { hosted } from "./hosted/service.ts";

/** Open models, served fast. */
export default hosted({
  id: "groq",
  title: "Groq",
  address: "https://api.groq.com/openai/v1",
  keyVariable: "GROQ_API_KEY",
  dialects: { chat: "openai-chat" },
  supports: { n: false, logprobs: false },
});
