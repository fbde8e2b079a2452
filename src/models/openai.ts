import type { Provider } from "../core/model.ts";

/**
 * Any server that speaks OpenAI's HTTP interface: hosted ones, and vLLM, SGLang, llama.cpp, Ollama or
 * LM Studio on your own machine. The wire client is loaded on first use, since it doubles start-up time.
 */
const openai: Provider = {
  id: "openai",
  title: "OpenAI-compatible servers",
  usage: "openai/NAME",
  async open(name, options) {
    const { openaiModel } = await import("./openai/model.ts");
    return openaiModel(name, options);
  },
};

export default openai;
