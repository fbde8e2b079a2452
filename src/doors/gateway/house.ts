import type { Sandbox } from "../../core/sandbox.ts";
import type { Budget } from "../../core/strategy.ts";
import type { Gate } from "../http/gate.ts";
import type { Allowances } from "./keys/allowance.ts";
import type { KeyRecord } from "./keys/ring.ts";
import type { Shelf } from "./shelf.ts";
import type { Audit } from "./watch/audit.ts";
import type { Meters } from "./watch/meters.ts";

/** What every route of the gateway works with. */
export interface House {
  sandbox: Sandbox;
  shelf: Shelf;
  gate: Gate;
  audit: Audit;
  meters: Meters;
  allowances: Allowances;
  /** Whose key a request carries; undefined for none that is known. Without keys everyone is `local`. */
  keyOf(headers: Headers): KeyRecord | undefined;
  /** What one request may take unless its key or the request itself says less. */
  budget: Budget;
  /** Largest body of a request. */
  bodyBytes: number;
  progress: "reasoning" | "comments" | "off";
  heartbeatSeconds: number;
  language: string;
  agreement: boolean;
  /** Aborted when the server stops waiting for those in hand. */
  stopping: AbortSignal;
}
