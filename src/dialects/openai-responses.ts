import type { Dialect } from "./dialect/dialect.ts";
import { bearer, writeError } from "./openai-chat/envelope.ts";
import { readReply, writeReply } from "./openai-responses/reply.ts";
import { readRequest, writeRequest } from "./openai-responses/request.ts";
import { readStream, writeStream } from "./openai-responses/stream.ts";

/** OpenAI's responses: one answer a request, whose reasoning can be handed back; nothing is kept on the server. */
const dialect: Dialect = {
  id: "openai-responses",
  title: "OpenAI responses",
  supports: { chat: true, prompt: false, infill: false, n: false, stop: false, seed: false },
  path: () => "/responses",
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
