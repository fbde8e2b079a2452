import type { Ability, Ask, TokenScore, Tokens, ToolCall } from "../../core/model.ts";

/** What crosses a wire of an ask: all but what the answer is for. */
export type Question = Omit<Ask, "purpose">;

/** One request as every wire format can say it. */
export interface WireRequest {
  /** The name the server knows; empty where a server has only one. */
  model: string;
  question: Question;
  stream: boolean;
}

/** One of the answers that a request brought. */
export interface Choice {
  text: string;
  /** `stop`, `length`, `tools` or `refused` where the format has a word for it, else the server's own. */
  finish: string;
  toolCalls?: ToolCall[];
  reasoning?: string;
  seal?: string;
  logprobs?: TokenScore[];
}

/** All of a request's answers, in order, and what the server counted for them together, if it did. */
export interface Answer {
  choices: Choice[];
  usage?: Omit<Tokens, "estimated"> & {
    /** US dollars, from servers that say what an answer cost. */
    cost?: number;
  };
}

/** A piece of a streamed answer. */
export interface Delta {
  /** Which of the request's answers it continues, from 0. */
  choice: number;
  text?: string;
  reasoning?: string;
  seal?: string;
  /** Continues the tool call at this place, from 0; the first piece has its id and name. */
  toolCall?: { place: number; id?: string; name?: string; arguments?: string; seal?: string };
  logprobs?: TokenScore[];
  /** The last piece says why it ended. */
  finish?: string;
}

/** A server-sent event. */
export interface ServerEvent {
  event?: string;
  data: string;
}

/** Puts one streamed answer together. */
export interface StreamReader {
  /** Takes the next event and returns what it added; throws what a server says in place of an answer. */
  take(event: ServerEvent): Delta[];
  /** The whole answer, once the stream has ended. @throws AssayError MODEL_BAD_REPLY when its end is missing. */
  answer(): Answer;
}

/** Writes one streamed answer. Its events, in order, are the whole body. */
export interface StreamWriter {
  start(): ServerEvent[];
  write(delta: Delta): ServerEvent[];
  end(usage: Answer["usage"]): ServerEvent[];
}

/** What sets one server apart from others that speak the same format. */
export interface Quirks {
  /** The name of the field for the longest answer. */
  longest?: "max_tokens" | "max_completion_tokens";
  /** How reasoning is asked for: an effort (the rule), a budget of tokens, or not at all. */
  reasoning?: "effort" | "budget" | "never";
  /** Fields that go with every request, and overrule what we would write. */
  extra?: Record<string, unknown>;
}

/** Who answers, for formats whose answers carry it. */
export interface Signature {
  /** Unique for the answer. */
  id: string;
  model: string;
  /** Seconds since 1970. */
  created: number;
  /** What was asked, for formats whose answers repeat it. */
  question?: Question;
}

/**
 * A wire format, written and read both ways: a provider writes requests and reads answers, the gateway reads requests
 * and writes answers. Pure: nothing here opens a connection. Reading is lenient about fields it does not know.
 */
export interface Dialect {
  id: string;
  title: string;
  /** What the format can say; what is not named depends on the server. */
  supports: Partial<Record<Ability, boolean>>;
  /** What follows the base URL, with its leading slash. */
  path(request: WireRequest): string;
  headers(key: string): Record<string, string>;
  writeRequest(request: WireRequest, quirks: Quirks): Record<string, unknown>;
  /** @throws AssayError WIRE_REQUEST that names the field. `path` is that of the request's URL. */
  readRequest(body: unknown, path: string): WireRequest;
  /** @throws AssayError MODEL_BAD_REPLY that names the field. */
  readReply(body: unknown): Answer;
  writeReply(answer: Answer, by: Signature): Record<string, unknown>;
  readStream(): StreamReader;
  writeStream(by: Signature): StreamWriter;
  /** The body of a refusal. */
  writeError(status: number, message: string): Record<string, unknown>;
}
