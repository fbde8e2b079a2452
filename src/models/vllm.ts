import { hosted } from "./hosted/service.ts";

/** Shares the prompt among answers; what is between two texts is asked for as a prompt of the model's family. */
export default hosted({
  id: "vllm",
  title: "vLLM, on this machine",
  address: "http://localhost:8000/v1",
  keyVariable: "VLLM_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
  addressVariable: "VLLM_BASE_URL",
  supports: { n: true, seed: true, logprobs: true, stop: true },
});
