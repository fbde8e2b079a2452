import { hosted } from "./hosted/service.ts";

/** One loaded model; its name is tgi. */
export default hosted({
  id: "tgi",
  title: "Text Generation Inference, on this machine",
  address: "http://localhost:3000/v1",
  keyVariable: "TGI_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions" },
  addressVariable: "TGI_BASE_URL",
  supports: { n: false },
});
