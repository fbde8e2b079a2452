import { createParser } from "eventsource-parser";
import type { ServerEvent } from "../../dialects/dialect/dialect.ts";
import { badReply } from "../../dialects/dialect/read.ts";

/** Longer than any answer: a server that sends more is not going to end. */
const LONGEST_BYTES = 64 * 1024 * 1024;

/** An answer with a status other than 2xx: what the server said, and the headers that say what to do. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** The server's own code, e.g. `insufficient_quota`. */
  readonly code: string | undefined;

  constructor(response: Response, body: string) {
    const { message, code } = saidIn(body);
    super(message);
    this.status = response.status;
    this.headers = response.headers;
    this.code = code;
  }
}

export interface HttpRequest {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  signal: AbortSignal;
}

/**
 * Sends one request once. Resolves to the JSON of a whole answer; of a streamed one each event goes to `onEvent` as
 * it comes, and the result is undefined. A server that was asked for a stream may answer whole.
 * Redirects are not followed: with the request, the key would go to where it was not meant.
 * @throws Refusal for other statuses than 2xx, AssayError MODEL_BAD_REPLY for what is neither JSON nor events, and
 * what `fetch` throws.
 */
export async function send(
  { url, headers, body, signal }: HttpRequest,
  onEvent?: (event: ServerEvent) => void,
): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    redirect: "manual",
    signal,
  });
  if (!response.ok) throw new Refusal(response, await response.text());
  const type = response.headers.get("content-type") ?? "";
  if (onEvent && type.includes("text/event-stream") && response.body) {
    await readEvents(response.body, onEvent);
    return undefined;
  }
  const text = await textOf(response);
  try {
    return JSON.parse(text);
  } catch {
    const html = type.includes("html") || text.trimStart().startsWith("<");
    throw badReply(html ? "it is an HTML page" : "it is not JSON, or was cut");
  }
}

/** Servers number events where they can be sent again: one that comes twice is dropped, one too early is refused. */
async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: ServerEvent) => void,
): Promise<void> {
  const seen = new Set<string>();
  let last = -1;
  const parser = createParser({
    onEvent({ id, event, data }) {
      if (id !== undefined) {
        if (seen.has(id)) return;
        seen.add(id);
        const number = /^\d+$/.test(id) ? Number(id) : last;
        if (number < last) throw badReply("the stream's pieces came out of order");
        last = number;
      }
      onEvent({ data, ...(event !== undefined && { event }) });
    },
  });
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > LONGEST_BYTES) throw badReply("it does not end");
    parser.feed(decoder.decode(chunk, { stream: true }));
  }
}

async function textOf(response: Response): Promise<string> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > LONGEST_BYTES) throw badReply("it does not end");
  return response.text();
}

/** The message and code of a refusal, wherever this server puts them; a body that is no JSON is the message. */
function saidIn(body: string): { message: string; code: string | undefined } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { message: body, code: undefined };
  }
  // Google sends a list of one.
  const outer = (Array.isArray(value) ? value[0] : value) as Record<string, unknown> | null;
  const inner = outer?.error ?? outer;
  if (typeof inner === "string") return { message: inner, code: undefined };
  const fields = (inner ?? {}) as Record<string, unknown>;
  const message = [fields.message, fields.detail, outer?.message].find((each) => typeof each === "string");
  const code = [fields.code, fields.type, fields.status].find((each) => typeof each === "string");
  return { message: (message as string | undefined) ?? body, code: code as string | undefined };
}
