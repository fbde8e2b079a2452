import type { Dialect } from "./dialect/dialect.ts";
import { readReply, readStream, writeReply, writeStream } from "./google-generate-content/reply.ts";
import { readRequest, writeRequest } from "./google-generate-content/request.ts";

/** Google's generateContent, of Gemini and of Vertex: the model's name is part of the address. */
const dialect: Dialect = {
  id: "google-generate-content",
  title: "Google generateContent",
  supports: { chat: true, prompt: false, infill: false },
  path: ({ model, stream }) =>
    `/models/${model.split("/").map(encodeURIComponent).join("/")}:${stream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
  headers: (key) => ({ "x-goog-api-key": key }),
  writeRequest,
  readRequest,
  readReply,
  writeReply,
  readStream,
  writeStream,
  writeError: (status, message) => ({
    error: { code: status, message, status: status < 500 ? "INVALID_ARGUMENT" : "INTERNAL" },
  }),
};

export default dialect;
