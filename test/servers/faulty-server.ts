import type { ServerResponse } from "node:http";
import { listen, questionIn, streamPieces, type WireAnswer, type WireAsk, wholeBody } from "./wire.ts";

/** How one request goes wrong. Those up to `silent` do so before an answer is made, the others after. */
export const FAULTS = [
  "none",
  "refused",
  "unauthorized",
  "unknown",
  "busy",
  "failed",
  "overloaded",
  "reset",
  "silent",
  "stalled",
  "truncated",
  "malformed",
  "wrong-type",
  "empty",
  "cut",
  "ended",
  "repeated-end",
  "repeated-piece",
  "endless",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultyServer {
  baseUrl: string;
  /** Every request, in order. */
  asks: WireAsk[];
  /** Requests that the other side left before they were answered. */
  left: number;
  /** Answers by idempotency key, and how often one was made (not repeated) for it. */
  completed: Map<string, { answer: WireAnswer; times: number }>;
  close(): Promise<void>;
}

export interface FaultyOptions {
  /** The fault of request number `call`, from 0. */
  fault?(call: number, ask: WireAsk): Fault;
  /** How many of the `n` answers that are asked for the server gives. */
  give?(n: number, call: number): number;
  /** Seen once a request has been read, before it is answered. */
  onAsk?(ask: WireAsk): void;
  /** Answers a repeated key from memory. On unless told otherwise. */
  honoursKeys?: boolean;
}

/** The text that the server gives for a question and a seed. */
export const answerTo = (question: string, seed: number): string =>
  `“${question}” ↦ ${seed} ✓\n    return ${seed}`;

/** An OpenAI-compatible server that misbehaves as told. Answer i of a request is that of `seed + i`. */
export async function startFaultyServer(options: FaultyOptions = {}): Promise<FaultyServer> {
  const completed: FaultyServer["completed"] = new Map();
  const asks: WireAsk[] = [];
  const server: FaultyServer = { baseUrl: "", asks, left: 0, completed, close: async () => {} };

  function answer(ask: WireAsk, call: number): WireAnswer {
    const before = completed.get(ask.key);
    if (before && options.honoursKeys !== false) return before.answer;
    const n = ask.body.n ?? 1;
    const given = Math.max(0, Math.min(n, options.give?.(n, call) ?? n));
    const texts = Array.from({ length: given }, (_, i) =>
      answerTo(questionIn(ask), (ask.body.seed ?? 0) + i),
    );
    const made = {
      texts,
      tokens: { prompt: 7 + questionIn(ask).length, completion: 5 * given + (call % 3) },
    };
    completed.set(ask.key, { answer: made, times: (before?.times ?? 0) + 1 });
    return made;
  }

  const { baseUrl, close } = await listen((ask, response) => {
    const call = asks.push(ask) - 1;
    options.onAsk?.(ask);
    response.once("close", () => {
      if (!response.writableFinished) server.left++;
    });
    const fault = options.fault?.(call, ask) ?? "none";
    if (!failBefore(fault, response)) send(fault, ask, answer(ask, call), response);
  });
  return Object.assign(server, { baseUrl, close });
}

function failBefore(fault: Fault, response: ServerResponse): boolean {
  const refuse = (status: number, message: string, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message } }));
    return true;
  };
  if (fault === "refused") return refuse(400, "n is too large");
  if (fault === "unauthorized") return refuse(401, "no such key");
  if (fault === "unknown") return refuse(404, "no such model");
  if (fault === "busy") return refuse(429, "slow down", { "retry-after": "1" });
  if (fault === "failed") return refuse(500, "internal error");
  if (fault === "overloaded") return refuse(529, "overloaded");
  if (fault === "reset") response.destroy();
  return fault === "reset" || fault === "silent";
}

function send(fault: Fault, ask: WireAsk, answer: WireAnswer, response: ServerResponse): void {
  const pieces = streamPieces(ask, answer);
  const body = ask.body.stream ? pieces.join("") : wholeBody(ask, answer);
  const type = ask.body.stream ? "text/event-stream" : "application/json";
  const half = body.slice(0, body.length / 2);
  const start = (contentType = type, headers = {}) =>
    response.writeHead(200, { "content-type": contentType, ...headers });

  if (fault === "stalled") start().write(half);
  else if (fault === "truncated")
    start(type, { "content-length": Buffer.byteLength(body) }).write(half, () => response.destroy());
  else if (fault === "malformed") start().end(half);
  else if (fault === "wrong-type") start("text/html").end("<html>all is well</html>");
  else if (fault === "empty") start().end(ask.body.stream ? "data: [DONE]\n\n" : '{"choices":[]}');
  else if (fault === "cut") start().write(pieces[0] ?? "", () => response.destroy());
  else if (fault === "ended") start().end(pieces[0]);
  else if (fault === "repeated-end")
    start().end(ask.body.stream ? [...pieces.slice(0, -1), ...pieces.slice(-3)].join("") : body);
  else if (fault === "repeated-piece") start().end(ask.body.stream ? pieces[0] + body : body);
  else if (fault === "endless") drip(start(), pieces[0] ?? "");
  else start().end(body);
}

/** Writes a piece again and again until the other side leaves. */
function drip(response: ServerResponse, piece: string): void {
  const timer = setInterval(() => response.write(piece), 5);
  response.once("close", () => clearInterval(timer));
}
