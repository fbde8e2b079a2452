import { createWriteStream } from "node:fs";

/** One request as the log keeps it. Prompts, programs and keys are not in it. */
export interface AuditLine {
  /** When the request came, ISO 8601. */
  time: string;
  /** Also in the answer's header `x-request-id`. */
  id: string;
  /** The name of the key, or `local` without keys; null for a request that was refused. */
  key: string | null;
  route: string;
  /** As asked for, when it is served; null otherwise, as a client's text could be anything. */
  model: string | null;
  /** Null when there was no answer. */
  verified: boolean | null;
  kind: string | null;
  reason: string | null;
  tokens: number;
  usd: number | null;
  milliseconds: number;
  status: number;
}

export interface Audit {
  write(line: AuditLine): void;
  /** Resolves when everything is on the disk. */
  close(): Promise<void>;
}

/** Appends to a file that only its owner may read. Without a file nothing is kept. */
export function openAudit(path: string | undefined, onError: (error: Error) => void = () => {}): Audit {
  if (path === undefined) return { write: () => {}, close: async () => {} };
  const stream = createWriteStream(path, { flags: "a", mode: 0o600 });
  stream.on("error", onError);
  return {
    write: (line) => void stream.write(`${JSON.stringify(line)}\n`),
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
