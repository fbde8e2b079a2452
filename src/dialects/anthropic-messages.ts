import { readReply, writeReply } from "./anthropic-messages/reply.ts";
import { readRequest, writeRequest } from "./anthropic-messages/request.ts";
import { readStream, writeStream } from "./anthropic-messages/stream.ts";
import type { Dialect } from "./dialect/dialect.ts";

/** What a refusal is called, by its status. */
const ERRORS: Record<number, string> = {
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  529: "overloaded_error",
};

/** Anthropic's messages: one answer a request, in blocks of text, thought and tool use. */
const dialect: Dialect = {
  id: "anthropic-messages",
  title: "Anthropic messages",
  supports: { chat: true, prompt: false, infill: false, n: false, seed: false, logprobs: false },
  path: () => "/messages",
  headers: (key) => ({ "x-api-key": key, "anthropic-version": "2023-06-01" }),
  writeRequest,
  readRequest,
  readReply,
  writeReply,
  readStream,
  writeStream,
  writeError: (status, message) => ({
    type: "error",
    error: { type: ERRORS[status] ?? (status < 500 ? "invalid_request_error" : "api_error"), message },
  }),
};

export default dialect;
