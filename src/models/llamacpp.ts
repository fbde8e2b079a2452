import { hosted } from "./hosted/service.ts";

/** One loaded model, whatever name is given. */
export default hosted({
  id: "llamacpp",
  title: "llama.cpp's server, on this machine",
  address: "http://localhost:8080/v1",
  keyVariable: "LLAMA_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
  addressVariable: "LLAMACPP_BASE_URL",
});
