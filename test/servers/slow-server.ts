import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { listen, type WireAsk, wholeBody } from "./wire.ts";

export interface SlowServer {
  baseUrl: string;
  /** One line per completed request: its idempotency key, or `-` when it had none. */
  log: string[];
  close(): Promise<void>;
}

export interface SlowOptions {
  /** Milliseconds before each answer. */
  delayMs: number;
  /** The text of answer `index` of a request. */
  answer(ask: WireAsk, index: number): string;
  /** A file that gets the log's lines as well. */
  logFile?: string;
}

/**
 * A slow, correct OpenAI-compatible server for tests that kill their client. A request is logged once its answer
 * was handed to the system, whether or not the client is still there: that is what a provider would bill.
 */
export async function startSlowServer({ delayMs, answer, logFile }: SlowOptions): Promise<SlowServer> {
  const log: string[] = [];
  const { baseUrl, close } = await listen(async (ask, response) => {
    await sleep(delayMs);
    const texts = Array.from({ length: ask.body.n ?? 1 }, (_, index) => answer(ask, index));
    log.push(ask.key || "-");
    if (logFile) appendFileSync(logFile, `${ask.key || "-"}\n`);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(wholeBody(ask, { texts, tokens: { prompt: 10, completion: 5 * texts.length } }));
  });
  return { baseUrl, log, close };
}
