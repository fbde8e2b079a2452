import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { AssayError } from "../../core/errors.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { engineApp } from "./app.ts";
import { type Ceiling, DEFAULT_CEILING } from "./ceiling.ts";
import { Counters } from "./counters.ts";
import { Gate } from "./gate.ts";
import { KEYS_VARIABLE } from "./keys.ts";

export interface ServeOptions {
  /** `127.0.0.1` unless given; any other address needs a key. */
  host?: string;
  /** 0 lets the system choose. */
  port?: number;
  keys?: readonly string[];
  ceiling?: Partial<Ceiling>;
  /** Requests that may wait; 2 000 unless given. What comes beyond them is answered 429. */
  queue?: number;
  /** Largest body, in bytes; 16 MiB unless given. */
  bodyBytes?: number;
  trustTests?: boolean;
  data?: string[];
  /** Seconds that a client has to send its headers, and three times that for the whole request; 10 unless given. */
  headerSeconds?: number;
}

/** A server that runs. */
export interface Serving {
  url: string;
  /** Takes no new request, answers those in hand, and resolves when the last one is gone. The sandbox stays open. */
  stop(): Promise<void>;
}

const LAST_WORDS_MILLISECONDS = 5000;
const LOCAL = ["127.0.0.1", "::1", "localhost"];

/**
 * Serves a sandbox over HTTP. Throws SERVE_KEY when others could reach it without a key, SERVE_ADDRESS when the address
 * cannot be had.
 */
export async function serveEngine(sandbox: Sandbox, options: ServeOptions = {}): Promise<Serving> {
  const { host = "127.0.0.1", port = 0, keys = [], queue = 2000, headerSeconds = 10 } = options;
  const { bodyBytes = 16 * 1024 ** 2 } = options;
  if (!LOCAL.includes(host) && keys.length === 0)
    throw new AssayError("SERVE_KEY", `anyone who reaches ${host} could run programs here`, {
      fix: `set ${KEYS_VARIABLE} or --keys FILE, or listen on 127.0.0.1`,
    });
  // More than one request for each worker, so that the next is at hand when one ends.
  const gate = new Gate({ active: sandbox.workers * 4, queue, bytes: Math.max(512 * 1024 ** 2, bodyBytes) });
  const app = engineApp(
    {
      sandbox,
      gate,
      counters: new Counters(),
      ceiling: { ...DEFAULT_CEILING, ...options.ceiling },
      bodyBytes,
      trustTests: options.trustTests ?? false,
      data: options.data ?? [],
    },
    keys,
  );
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: headerSeconds * 1000,
      requestTimeout: headerSeconds * 3000,
      connectionsCheckingInterval: Math.min(headerSeconds * 500, 5000),
      keepAliveTimeout: 30_000,
    },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        new AssayError("SERVE_ADDRESS", `cannot listen on ${host}:${port}: ${error.message}`, {
          fix: "choose another --host or --port",
          cause: error,
        }),
      ),
    );
    server.listen({ host, port, backlog: 4096 }, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    async stop() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      await gate.close();
      // An answer may still be on its way; a client that never reads it must not keep us.
      const sweep = setInterval(() => server.closeIdleConnections(), 20);
      const last = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MILLISECONDS);
      await ended;
      clearInterval(sweep);
      clearTimeout(last);
    },
  };
}
