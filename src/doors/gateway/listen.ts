import { setMaxListeners } from "node:events";
import type { Model } from "../../core/model.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Budget } from "../../core/strategy.ts";
import { type AccountStore, memoryAccount } from "../../kit/purse/account.ts";
import { Gate } from "../http/gate.ts";
import { type Address, listen, mustBeKept, type Serving } from "../http/listen.ts";
import { gatewayApp } from "./app.ts";
import type { House } from "./house.ts";
import { Allowances } from "./keys/allowance.ts";
import { type KeyRecord, keyFinder } from "./keys/ring.ts";
import { Shelf } from "./shelf.ts";
import { openAudit } from "./watch/audit.ts";
import { Meters } from "./watch/meters.ts";

export interface GatewayOptions extends Address {
  /** Models that are served: names, or `openai/*`. */
  models: readonly string[];
  /** Opens a model by its full name. */
  open(id: string): Promise<Model>;
  /** Other names for models. */
  aliases?: Readonly<Record<string, string>>;
  /** Without any, everyone on this machine may come. */
  keys?: readonly KeyRecord[];
  /** What one request may take; 20 calls and 120 seconds unless given. */
  budget?: Budget;
  /** Origins of web pages that may come; none unless given. */
  origins?: readonly string[];
  /** The file of the audit log; none is kept without one. */
  audit?: string;
  /** Where a key's spend of a day is kept; in memory unless given. */
  accounts?: (key: string, day: string) => AccountStore;
  /** How progress is streamed; `reasoning` unless given. */
  progress?: House["progress"];
  heartbeatSeconds?: number;
  /** The language of a task that names none; Python unless given. */
  language?: string;
  /** Whether agreement makes an answer verified where the user gave no test; true unless given. */
  agreement?: boolean;
  /** Requests at work at once, 64 unless given, and those that may wait, 1 000. */
  active?: number;
  queue?: number;
  bodyBytes?: number;
  /** Seconds in which requests in hand may end when the server stops; 60 unless given. */
  graceSeconds?: number;
}

/** What one request may take when nobody says. */
export const DEFAULT_BUDGET: Budget = { calls: 20, seconds: 120 };

/**
 * Serves models with strategies in front of them. Throws SERVE_KEY when others could reach it without a key, BAD_VALUE for
 * a model that cannot be served, SERVE_ADDRESS when the address cannot be had.
 */
export async function serveGateway(sandbox: Sandbox, options: GatewayOptions): Promise<Serving> {
  const { keys = [], active = 64, queue = 1000, bodyBytes = 8 * 1024 ** 2 } = options;
  mustBeKept(options.host, keys.length > 0, "spend your money", "make a key with --add-key NAME --keys FILE");
  const gate = new Gate({ active, queue, bytes: Math.max(512 * 1024 ** 2, bodyBytes) });
  const stop = new AbortController();
  // Every request in hand listens.
  setMaxListeners(0, stop.signal);
  const find = keyFinder(keys);
  const audit = openAudit(options.audit);
  const house: House = {
    sandbox,
    shelf: new Shelf(options.models, options.open, options.aliases),
    gate,
    audit,
    meters: new Meters(gate),
    allowances: new Allowances(options.accounts ?? (() => memoryAccount())),
    keyOf: keys.length === 0 ? () => ({ name: "local", sha256: "" }) : find,
    budget: options.budget ?? DEFAULT_BUDGET,
    bodyBytes,
    progress: options.progress ?? "reasoning",
    heartbeatSeconds: options.heartbeatSeconds ?? 15,
    language: options.language ?? "python",
    agreement: options.agreement ?? true,
    stopping: stop.signal,
  };
  const app = gatewayApp(house, { origins: options.origins ?? [], keyed: keys.length > 0 });
  const grace = (options.graceSeconds ?? 60) * 1000;
  return listen(
    (request) => app.fetch(request),
    options,
    async () => {
      const late = setTimeout(() => stop.abort(new DOMException("the server stops", "AbortError")), grace);
      await gate.close();
      clearTimeout(late);
      await audit.close();
    },
  );
}
