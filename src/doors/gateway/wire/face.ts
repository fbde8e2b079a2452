import { AssayError } from "../../../core/errors.ts";
import anthropicMessages from "../../../dialects/anthropic-messages.ts";
import type { Dialect, ServerEvent, WireRequest } from "../../../dialects/dialect/dialect.ts";
import openaiChat from "../../../dialects/openai-chat.ts";
import openaiCompletions from "../../../dialects/openai-completions.ts";
import openaiResponses from "../../../dialects/openai-responses.ts";
import { shaped } from "../../http/body.ts";
import { type AssayField, type Wishes, wishesSchema } from "../extension.ts";
import { withoutOwnReasoning } from "./seals.ts";

/** A route that speaks one wire format. */
export interface Face {
  path: string;
  dialect: Dialect;
  /** Fields of a request that mean something that is not kept here. */
  refused: readonly string[];
  /** Whether the stream's last piece of usage is only for clients that ask for it. */
  usageOnWish: boolean;
}

export const FACES: readonly Face[] = [
  { path: "/v1/chat/completions", dialect: openaiChat, refused: [], usageOnWish: true },
  { path: "/v1/completions", dialect: openaiCompletions, refused: ["echo", "best_of"], usageOnWish: true },
  {
    path: "/v1/responses",
    dialect: openaiResponses,
    refused: ["previous_response_id", "conversation", "background"],
    usageOnWish: false,
  },
  { path: "/v1/messages", dialect: anthropicMessages, refused: [], usageOnWish: false },
];

/** What a body asks for. */
export interface Read {
  wire: WireRequest;
  wishes: Wishes;
  /** Send usage at the end of a stream. */
  usage: boolean;
}

/** Reads a body in a face's format. @throws AssayError WIRE_REQUEST or REQUEST_INVALID that names the field. */
export function readBody({ dialect, path, refused, usageOnWish }: Face, body: unknown): Read {
  const fields = (body !== null && typeof body === "object" ? body : {}) as Record<string, unknown>;
  const { assay = {}, ...rest } = fields;
  for (const field of refused) {
    if (fields[field] !== undefined && fields[field] !== null && fields[field] !== false)
      throw new AssayError(
        "WIRE_REQUEST",
        `the request cannot be used: ${field}: this gateway keeps no answers`,
        {
          fix: "send the whole conversation",
        },
      );
  }
  const wire = dialect.readRequest(rest, path);
  if (wire.question.messages) wire.question.messages = withoutOwnReasoning(wire.question.messages);
  if (Array.isArray(rest.tools) && rest.tools.length > (wire.question.tools?.length ?? 0))
    throw new AssayError(
      "WIRE_REQUEST",
      "the request cannot be used: tools: only functions pass through here",
    );
  const wanted = (rest.stream_options as { include_usage?: unknown } | undefined)?.include_usage === true;
  return {
    wire,
    wishes: shaped(wishesSchema, assay, "body.assay"),
    usage: !usageOnWish || wanted,
  };
}

/** Puts the field `assay` into the event that says that the answer has ended. */
export function extended(events: readonly ServerEvent[], assay: AssayField): ServerEvent[] {
  return events.map((event) => {
    if (event.data === "[DONE]") return event;
    const piece = JSON.parse(event.data) as {
      type?: string;
      choices?: { finish_reason?: string | null }[];
      response?: object;
    };
    if (piece.type === "response.completed" || piece.type === "response.incomplete")
      return { ...event, data: JSON.stringify({ ...piece, response: { ...piece.response, assay } }) };
    const ends = piece.type === "message_delta" || piece.choices?.some(({ finish_reason: finish }) => finish);
    return ends ? { ...event, data: JSON.stringify({ ...piece, assay }) } : event;
  });
}

/** An error in a face's format, with our code beside its message. */
export function errorBody({ dialect }: Face, error: AssayError, status: number): Record<string, unknown> {
  const message = error.fix === undefined ? error.message : `${error.message}; ${error.fix}`;
  const body = dialect.writeError(status, message) as { error?: object };
  return body.error ? { ...body, error: { ...body.error, code: error.code } } : body;
}
