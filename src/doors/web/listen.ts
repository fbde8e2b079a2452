import { listen, type Serving } from "../http/listen.ts";
import { type ViewOptions, viewApp } from "./app.ts";

export interface ServeViewOptions extends Omit<ViewOptions, "stopped"> {
  /** 0, or nothing, lets the system choose. */
  port?: number;
}

/**
 * Serves the dashboard on this machine's own address, and on no other: it has no keys. From elsewhere it is reached by
 * an SSH tunnel, or looked at as an export. Throws FOLDER_MISSING, and SERVE_ADDRESS when the port is taken.
 */
export async function serveView({ port = 0, ...options }: ServeViewOptions): Promise<Serving> {
  const stopping = new AbortController();
  const app = viewApp({ ...options, stopped: stopping.signal });
  // Pages that follow a live run would otherwise stay for as long as it goes on.
  const serving = await listen(
    (request) => app.fetch(request),
    { port },
    async () => stopping.abort(),
  );
  return { ...serving, url: `${serving.url}/` };
}
