import { AssayError } from "../../core/errors.ts";
import type { Ask } from "../../core/model.ts";
import type { Settings } from "./settings.ts";

/** One HTTP request: a path under the base URL and its JSON body. */
export interface WireRequest {
  path: "/chat/completions" | "/completions";
  body: Record<string, unknown>;
  stream: boolean;
}

/**
 * The request for `n` answers to an ask. `messages` go to chat, `prompt` goes verbatim to raw completions.
 * `already` answers are there: they shift the seed, for a server that answers less than it was asked
 * would otherwise give the same answer again.
 */
export function requestOf(ask: Ask, n: number, already: number, settings: Settings): WireRequest {
  if ((ask.messages === undefined) === (ask.prompt === undefined)) {
    throw new AssayError("MODEL_REFUSED", "an ask needs either messages or a prompt", { where: settings.id });
  }
  const chat = ask.messages !== undefined;
  // A stream carries no length and no sequence numbers, and n interleaved ones hide a missing piece.
  const stream = settings.stream && n === 1;
  // OpenAI's reasoning models refuse `max_tokens`; other servers know only that.
  const longest = settings.hosted && chat ? "max_completion_tokens" : "max_tokens";
  const fields = {
    model: settings.name,
    ...(chat ? { messages: ask.messages } : { prompt: ask.prompt }),
    n: n > 1 ? n : undefined,
    temperature: ask.temperature,
    top_p: ask.topP,
    [longest]: ask.maxTokens,
    stop: ask.stop?.length ? ask.stop : undefined,
    seed: ask.seed === undefined ? undefined : ask.seed + already,
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
  const body = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { path: chat ? "/chat/completions" : "/completions", body, stream };
}
