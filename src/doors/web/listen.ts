import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { AssayError } from "../../core/errors.ts";
import { type ViewOptions, viewApp } from "./app.ts";

export interface ServeViewOptions extends Omit<ViewOptions, "stopped"> {
  /** 0, or nothing, lets the system choose. */
  port?: number;
}

/** A dashboard that runs. */
export interface ServedView {
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves the dashboard on this machine's own address, and on no other: it has no keys. From elsewhere it is reached by
 * an SSH tunnel, or looked at as an export. Throws FOLDER_MISSING, and SERVE_ADDRESS when the port is taken.
 */
export async function serveView(options: ServeViewOptions): Promise<ServedView> {
  const { port = 0, ...rest } = options;
  const stopping = new AbortController();
  const app = viewApp({ ...rest, stopped: stopping.signal });
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Its own Response in place of Node's would break what loads WebAssembly through one, as the highlighter does.
    overrideGlobalObjects: false,
    serverOptions: { requestTimeout: 30_000 },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        new AssayError("SERVE_ADDRESS", `cannot listen on port ${port}: ${error.message}`, {
          fix: "choose another --port",
          cause: error,
        }),
      ),
    );
    server.listen({ host: "127.0.0.1", port }, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/`,
    async stop() {
      stopping.abort();
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await ended;
    },
  };
}
