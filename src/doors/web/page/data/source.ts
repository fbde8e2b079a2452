import { fromFolder } from "./folder.ts";
import { fromServer } from "./server.ts";

/** Where the page's data come from: a server, or the files of an export. */
export interface Source {
  /** What the server answers on `/api/<path>`. Rejects with an Error whose message a person can read. */
  get(path: string): Promise<unknown>;
  /** Whether notes can be left, and runs under way be followed. */
  live: boolean;
}

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

export const source: Source = meta("assay-mode") === "static" ? fromFolder : fromServer;

/** Goes with every write. */
export const token = meta("assay-token");
