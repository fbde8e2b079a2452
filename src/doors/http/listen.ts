import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { AssayError } from "../../core/errors.ts";

/** Where a server listens. */
export interface Address {
  /** `127.0.0.1` unless given; any other address needs a key. */
  host?: string;
  /** 0, unless given, lets the system choose. */
  port?: number;
  /** Seconds that a client has to send its headers, and three times that for the whole request; 10 unless given. */
  headerSeconds?: number;
}

/** A server that runs. */
export interface Serving {
  url: string;
  /** Takes no new request, answers those in hand, and resolves when the last one is gone. What it served stays open. */
  stop(): Promise<void>;
}

const LAST_WORDS_MILLISECONDS = 5000;
const LOCAL = ["127.0.0.1", "::1", "localhost"];

/** Refuses, with SERVE_KEY, to listen where others could come without a key. `what` says what they could do. */
export function mustBeKept(host: string | undefined, keyed: boolean, what: string, fix: string): void {
  if (host !== undefined && !LOCAL.includes(host) && !keyed)
    throw new AssayError("SERVE_KEY", `anyone who reaches ${host} could ${what}`, {
      fix: `${fix}, or listen on 127.0.0.1`,
    });
}

/**
 * Serves an application over HTTP. `emptied` is called once, when it is to stop: it lets nobody in any more and resolves
 * when all are answered. Throws SERVE_ADDRESS when the address cannot be had.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host = "127.0.0.1", port = 0, headerSeconds = 10 }: Address,
  emptied: () => Promise<void>,
): Promise<Serving> {
  const server = createAdaptorServer({
    fetch,
    // A global Response of its own would break what loads WebAssembly through the real one.
    overrideGlobalObjects: false,
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
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    await emptied();
    // An answer may still be on its way; a client that never reads it must not keep us.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    const last = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MILLISECONDS);
    await ended;
    clearInterval(sweep);
    clearTimeout(last);
  };
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    stop: () => (stopped ??= stop()),
  };
}
