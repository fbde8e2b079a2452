import type { Dialect } from "./dialect/dialect.ts";
import { bearer, writeError } from "./openai-chat/envelope.ts";
import { readReply, writeReply } from "./openai-chat/reply.ts";
import { readRequest, writeRequest } from "./openai-chat/request.ts";
import { readStream, writeStream } from "./openai-chat/stream.ts";

/**
 * OpenAI's chat completions, the format that most servers speak: hosted ones, and vLLM, SGLang, llama.cpp, Ollama,
 * LM Studio or TGI on a machine of one's own.
 */
const dialect: Dialect = {
  id: "openai-chat",
  title: "OpenAI chat completions",
  supports: { chat: true, prompt: false, infill: false },
  path: () => "/chat/completions",
  headers: bearer,
  writeRequest,
  readRequest,
  readReply,
  writeReply,
  readStream,
  writeStream,
  writeError,
};

export default dialect;
