/** A line of the gateway's `audit.jsonl`. It holds no prompt and no key, and the page shows no other field. */
export interface AuditEntry {
  /** ISO 8601, or milliseconds since 1970. */
  time: string | number | null;
  /** The name of the key, never the key. */
  key: string | null;
  model: string | null;
  verified: boolean | null;
  tokens: number | { prompt: number; completion: number } | null;
  cost: number | null;
  milliseconds: number | null;
  status: number | string | null;
}

export const AUDIT_FIELDS = [
  "time",
  "key",
  "model",
  "verified",
  "tokens",
  "cost",
  "milliseconds",
  "status",
] as const satisfies (keyof AuditEntry)[];
