import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Dialect, WireRequest } from "../../src/dialects/dialect/dialect.ts";
import { eventsOf, eventText } from "./dialect-server.ts";

/** How a request may go wrong; those before `truncated` do so before an answer is made. */
export const EVERY_FAULT = [
  "busy",
  "busy-wait",
  "failed",
  "overloaded",
  "reset",
  "hang",
  "truncated",
  "malformed",
  "wrong-type",
  "cut",
  "stalled",
  "slow",
  "duplicate",
  "disorder",
] as const;
export type EveryFault = (typeof EVERY_FAULT)[number] | "none";

export interface FaultServer {
  origin: string;
  /** Requests, failed ones included. */
  requests: number;
  /** What was made, by idempotency key. */
  purchases: Map<string, Answer>;
  close(): Promise<void>;
}

export interface FaultPlan {
  fault(call: number): EveryFault;
  answer(request: WireRequest, call: number): Answer;
}

/**
 * A server over real HTTP that speaks any dialect and misbehaves as told. It honours idempotency keys: what was made
 * once is sent again, not made again. Its events are numbered, as those of a server that sends some twice must be.
 */
export async function startFaultServer(dialect: Dialect, plan: FaultPlan): Promise<FaultServer> {
  const purchases: FaultServer["purchases"] = new Map();
  const server: FaultServer = {
    origin: "",
    requests: 0,
    purchases,
    close: async () => {},
  };
  const http = createServer(async (incoming, response) => {
    let text = "";
    try {
      for await (const chunk of incoming.setEncoding("utf8")) text += chunk;
    } catch {
      return;
    }
    const call = server.requests++;
    const fault = plan.fault(call);
    const request = dialect.readRequest(JSON.parse(text), incoming.url ?? "");
    const key = String(incoming.headers["idempotency-key"]);
    if (refuse(dialect, fault, response)) return;
    const answer = purchases.get(key) ?? plan.answer(request, call);
    purchases.set(key, answer);
    if (fault === "slow") await sleep(20);
    deliver(dialect, request, answer, fault, response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  server.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  server.close = async () => {
    http.closeAllConnections();
    await new Promise<void>((resolve) => http.close(() => resolve()));
  };
  return server;
}

function refuse(dialect: Dialect, fault: EveryFault, response: ServerResponse): boolean {
  const say = (status: number, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(dialect.writeError(status, "not now")));
    return true;
  };
  if (fault === "busy") return say(429);
  if (fault === "busy-wait") return say(429, { "retry-after": "2" });
  if (fault === "failed") return say(500);
  if (fault === "overloaded") return say(529);
  if (fault === "reset") response.destroy();
  return fault === "reset" || fault === "hang";
}

/** Sends the answer, or what the fault makes of it. */
function deliver(
  dialect: Dialect,
  { model, stream }: WireRequest,
  answer: Answer,
  fault: EveryFault,
  response: ServerResponse,
): void {
  const events = stream ? eventsOf(dialect, answer, model, 7) : [];
  const numbered = events.map((event, id) => `id: ${id}\n${eventText(event)}`);
  const whole = () => {
    const body = dialect.writeReply(answer, { id: "1", model, created: 1_700_000_000 });
    return JSON.stringify(fault === "disorder" ? reordered(body) : body);
  };
  const bodies: Partial<Record<EveryFault, string>> = {
    duplicate: numbered.map((text, index) => (index % 3 === 0 ? text + text : text)).join(""),
    disorder: swapped(numbered).join(""),
  };
  const body = stream ? (bodies[fault] ?? numbered.join("")) : whole();
  const type = stream ? "text/event-stream" : "application/json";
  const half = body.slice(0, body.length / 2);
  const start = (contentType = type, headers = {}) =>
    response.writeHead(200, { "content-type": contentType, ...headers });

  if (fault === "stalled") start().write(half);
  else if (fault === "truncated")
    start(type, { "content-length": Buffer.byteLength(body) }).write(half, () => response.destroy());
  else if (fault === "malformed") start().end(stream ? `data: {"half\n\n` : half);
  else if (fault === "wrong-type") start("text/html").end("<html>all is well</html>");
  else if (fault === "cut") start().write(stream ? (numbered[0] ?? "") : half, () => response.destroy());
  else start().end(body);
}

/** The first two pieces in the middle, the wrong way round. */
function swapped<T>(pieces: T[]): T[] {
  const at = Math.floor(pieces.length / 2) - 1;
  return pieces.length < 2
    ? pieces
    : [...pieces.slice(0, at), pieces[at + 1]!, pieces[at]!, ...pieces.slice(at + 2)];
}

/** The answer's choices the other way round; each says its place. */
function reordered(body: Record<string, unknown>): Record<string, unknown> {
  const turned = Object.entries(body).map(([name, value]) => {
    const isChoices = (name === "choices" || name === "candidates") && Array.isArray(value);
    return [name, isChoices ? value.toReversed() : value];
  });
  return Object.fromEntries(turned);
}
