import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as an OpenAI-compatible server sees it. */
export interface WireAsk {
  path: string;
  /** The `Idempotency-Key` header, or the empty string. */
  key: string;
  authorization: string | undefined;
  body: {
    model: string;
    messages?: { role: string; content: string }[];
    prompt?: string;
    n?: number;
    seed?: number;
    stream?: boolean;
    [field: string]: unknown;
  };
}

export interface WireAnswer {
  texts: string[];
  tokens: { prompt: number; completion: number };
}

/** The text that was asked about: the last message, or the raw prompt. */
export function questionIn(ask: WireAsk): string {
  return ask.body.prompt ?? ask.body.messages?.at(-1)?.content ?? "";
}

/** The JSON of a whole answer, for either path. */
export function wholeBody(ask: WireAsk, answer: WireAnswer): string {
  const chat = ask.path.endsWith("/chat/completions");
  const choices = answer.texts.map((text, index) => ({
    index,
    ...(chat ? { message: { role: "assistant", content: text } } : { text }),
    finish_reason: "stop",
  }));
  return JSON.stringify({ id: "1", model: ask.body.model, choices, usage: usageOf(answer) });
}

/** The server-sent events of the first text: three characters a piece, then its end, then the usage. */
export function streamPieces(ask: WireAsk, answer: WireAnswer): string[] {
  const chat = ask.path.endsWith("/chat/completions");
  const piece = (text: string, finish: string | null) => ({
    index: 0,
    ...(chat ? { delta: { content: text } } : { text }),
    finish_reason: finish,
  });
  const texts = (answer.texts[0] ?? "").match(/[\s\S]{1,3}/gu) ?? [];
  const events = [
    ...texts.map((text) => ({ choices: [piece(text, null)] })),
    { choices: [piece("", "stop")] },
    { choices: [], usage: usageOf(answer) },
  ];
  return [...events.map((event) => `data: ${JSON.stringify(event)}\n\n`), "data: [DONE]\n\n"];
}

/** Listens on a free local port; `handle` gets each request with its body read. */
export async function listen(
  handle: (ask: WireAsk, response: ServerResponse) => void | Promise<void>,
): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const server: Server = createServer(async (request, response) => {
    const ask = await readAsk(request).catch(() => undefined);
    if (ask) await handle(ask, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readAsk(request: IncomingMessage): Promise<WireAsk> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  const key = request.headers["idempotency-key"];
  return {
    path: request.url ?? "",
    key: typeof key === "string" ? key : "",
    authorization: request.headers.authorization,
    body: JSON.parse(text),
  };
}

function usageOf({ tokens }: WireAnswer): Record<string, number> {
  return {
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
  };
}
