import { hosted } from "./hosted/service.ts";

/** Its OpenAI format knows one answer a request, and fills in for models whose template can. */
export default hosted({
  id: "ollama",
  title: "Ollama, on this machine",
  address: "http://localhost:11434/v1",
  keyVariable: "OLLAMA_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions", infill: "openai-completions" },
  addressVariable: "OLLAMA_HOST",
  addressOf: (host) => {
    const address = /^https?:\/\//.test(host)
      ? host
      : `http://${host.includes(":") ? host : `${host}:11434`}`;
    return /\/v1\/?$/.test(address) ? address : `${address.replace(/\/+$/, "")}/v1`;
  },
  supports: { n: false },
});
