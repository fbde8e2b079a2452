import type { Dialect } from "./dialect/dialect.ts";
import { bearer, writeError } from "./openai-chat/envelope.ts";
import { readReply, readStream, writeReply, writeStream } from "./openai-completions/reply.ts";
import { readRequest, writeRequest } from "./openai-completions/request.ts";

/** OpenAI's raw completions: a prompt is continued as it is. What base models and most local servers offer. */
const dialect: Dialect = {
  id: "openai-completions",
  title: "OpenAI completions",
  supports: { chat: false, prompt: true, tools: false, images: false, format: false, reasoning: false },
  path: () => "/completions",
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
