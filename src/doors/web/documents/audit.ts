/** A line of the gateway's `audit.jsonl`. It holds no prompt and no key, and the page shows no other field. */
export interface AuditEntry {
  /** ISO 8601. */
  time: string | null;
  /** The name of the key, never the key. */
  key: string | null;
  route: string | null;
  model: string | null;
  verified: boolean | null;
  /** What an answer was verified by, and why it was not. */
  kind: string | null;
  reason: string | null;
  tokens: number | null;
  usd: number | null;
  milliseconds: number | null;
  status: number | null;
}

export const AUDIT_FIELDS = [
  ...["time", "key", "route", "model", "verified", "kind", "reason"],
  ...["tokens", "usd", "milliseconds", "status"],
] as readonly (keyof AuditEntry)[];
