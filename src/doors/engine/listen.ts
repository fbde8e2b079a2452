import type { Sandbox } from "../../core/sandbox.ts";
import { Gate } from "../http/gate.ts";
import { KEYS_VARIABLE } from "../http/keys.ts";
import { type Address, listen, mustBeKept, type Serving } from "../http/listen.ts";
import { engineApp } from "./app.ts";
import { type Ceiling, DEFAULT_CEILING } from "./ceiling.ts";
import { Counters } from "./counters.ts";

export interface ServeOptions extends Address {
  keys?: readonly string[];
  ceiling?: Partial<Ceiling>;
  /** Requests that may wait; 2 000 unless given. What comes beyond them is answered 429. */
  queue?: number;
  /** Largest body, in bytes; 16 MiB unless given. */
  bodyBytes?: number;
  trustTests?: boolean;
  data?: string[];
}

/**
 * Serves a sandbox over HTTP. Throws SERVE_KEY when others could reach it without a key, SERVE_ADDRESS when the address
 * cannot be had.
 */
export async function serveEngine(sandbox: Sandbox, options: ServeOptions = {}): Promise<Serving> {
  const { keys = [], queue = 2000, bodyBytes = 16 * 1024 ** 2 } = options;
  mustBeKept(options.host, keys.length > 0, "run programs here", `set ${KEYS_VARIABLE} or --keys FILE`);
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
  return listen(
    (request) => app.fetch(request),
    options,
    () => gate.close(),
  );
}
