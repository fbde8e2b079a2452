import { AssayError } from "../../core/errors.ts";

/** What one request brought: texts with the reason each ended, and the server's token counts if it said. */
export interface Answer {
  choices: { text: string; finish: string }[];
  usage: { prompt: number; completion: number } | undefined;
}

/**
 * Reads a whole JSON answer of `/chat/completions` or `/completions`. Choices are put in order of index.
 * @throws AssayError MODEL_BAD_REPLY when it is none, or holds no choice.
 */
export function readAnswer(body: unknown): Answer {
  const parts = choicesOf(body);
  if (parts.length === 0) throw badReply("it has no choices");
  const choices = parts
    .sort((a, b) => (a.index ?? 0) - (b.index ?? 0))
    .map((choice) => ({
      text: "message" in choice ? textOf(choice.message) : contentOf(choice.text ?? missing("text")),
      finish: finishOf(choice) ?? "unknown",
    }));
  return { choices, usage: usageOf(body) };
}

/**
 * Puts a streamed answer together. Complete only once a finish reason came: the connection's end says
 * nothing, since the client ends a cut or aborted stream like a whole one. The usage of the last piece that
 * has one counts, as some servers repeat or accumulate it.
 * @throws AssayError MODEL_BAD_REPLY when a piece is not understood or the end is missing.
 */
export async function readStream(pieces: AsyncIterable<unknown>, onPiece: () => void): Promise<Answer> {
  let text = "";
  let finish: string | undefined;
  let usage: Answer["usage"];
  for await (const piece of pieces) {
    onPiece();
    usage = usageOf(piece) ?? usage;
    for (const choice of choicesOf(piece)) {
      if (choice.index) continue;
      // Some servers repeat the whole message after its end.
      if (finish === undefined)
        text += "delta" in choice ? textOf(choice.delta ?? {}) : contentOf(choice.text);
      finish ??= finishOf(choice);
    }
  }
  if (finish === undefined) throw badReply("the stream was cut before its end");
  return { choices: [{ text, finish }], usage };
}

export function badReply(what: string): AssayError {
  return new AssayError("MODEL_BAD_REPLY", `the server's answer cannot be used: ${what}`);
}

interface Choice {
  index?: number;
  message?: unknown;
  delta?: unknown;
  text?: unknown;
  finish_reason?: unknown;
}

function choicesOf(body: unknown): Choice[] {
  if (typeof body === "string") throw badReply("it is not sent as JSON");
  const choices = isObject(body) ? body.choices : undefined;
  if (!Array.isArray(choices) || !choices.every(isObject)) throw badReply("it has no list of choices");
  return [...(choices as Choice[])];
}

/** A message's text. A refusal is an answer too; a message of tool calls or of thoughts alone has no text. */
function textOf(message: unknown): string {
  if (!isObject(message)) throw badReply("a message is not an object");
  return contentOf(message.content) || contentOf(message.refusal);
}

function missing(field: string): never {
  throw badReply(`a choice has no ${field}`);
}

function contentOf(content: unknown): string {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) throw badReply("a choice's content is not text");
  return content
    .map((part) => (isObject(part) && part.type === "text" && typeof part.text === "string" ? part.text : ""))
    .join("");
}

function finishOf(choice: Choice): string | undefined {
  return typeof choice.finish_reason === "string" && choice.finish_reason !== ""
    ? choice.finish_reason
    : undefined;
}

function usageOf(body: unknown): Answer["usage"] {
  const usage = isObject(body) ? body.usage : undefined;
  if (!isObject(usage)) return undefined;
  return { prompt: countOf(usage.prompt_tokens), completion: countOf(usage.completion_tokens) };
}

function countOf(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
