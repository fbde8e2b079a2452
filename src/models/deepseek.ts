import { hosted } from "./hosted/service.ts";

export default hosted({
  id: "deepseek",
  title: "DeepSeek",
  address: "https://api.deepseek.com",
  keyVariable: "DEEPSEEK_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions", infill: "openai-completions" },
  paths: { prompt: "/beta/completions", infill: "/beta/completions" },
  supports: { n: false, images: false },
});
