import { text } from "node:stream/consumers";
import picocolors from "picocolors";

type Colors = ReturnType<typeof picocolors.createColors>;

/** What a command may do to the terminal. Results go out; progress, notices and errors go to `note`. */
export interface Screen {
  /** Writes a result to standard output. A line end is added. */
  out(text: string): void;
  /** Writes to standard output exactly what it is given. */
  raw(text: string): void;
  /** Writes one JSON document to standard output. */
  json(value: unknown): void;
  /** Writes a line for a person to standard error. */
  note(text: string): void;
  /** Replaces the last line of standard error; only on a terminal. */
  live(text: string): void;
  /** Everything on standard input. */
  input(): Promise<string>;
  /** Whether standard error is a terminal that can redraw a line. */
  isLive: boolean;
  /** Width of that terminal. */
  columns: number;
  /** Colours for results and for notes; the identity where colours are off (`NO_COLOR`, a pipe). */
  color: Colors;
  noteColor: Colors;
}

/** The screen of this process. `NO_COLOR` and `FORCE_COLOR` are respected. */
export function processScreen(): Screen {
  const { stdout, stderr, env } = process;
  const allowed = !env.NO_COLOR && env.TERM !== "dumb";
  const colorsFor = (isTty: boolean) =>
    picocolors.createColors(allowed && (isTty || Boolean(env.FORCE_COLOR && env.FORCE_COLOR !== "0")));
  const isLive = Boolean(stderr.isTTY) && env.TERM !== "dumb";
  return {
    raw: (text) => void stdout.write(text),
    out: (line) => void stdout.write(`${line}\n`),
    json: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    note: (line) => void stderr.write(`${line}\n`),
    live: (line) => void stderr.write(`\r\x1b[K${line}`),
    input: () => text(process.stdin),
    isLive,
    columns: stderr.columns ?? 80,
    color: colorsFor(Boolean(stdout.isTTY)),
    noteColor: colorsFor(Boolean(stderr.isTTY)),
  };
}
