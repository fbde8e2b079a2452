import type { Screen } from "./screen.ts";

/** Exit code of a command that Ctrl-C stopped before it was done (128 + SIGINT). */
export const STOPPED = 130;

/** One option of a command, in commander's notation: `--limit <n>`, `--json`, `-n, --samples <n>`. */
export interface CommandOption {
  flags: string;
  help: string;
  /** Turns the typed text into the value; throws an Error that says what is accepted. */
  parse?(typed: string): unknown;
  preset?: unknown;
  /** May be given several times; the value is a list. */
  many?: boolean;
  /** Values offered by shell completion. */
  values?(): string[];
}

/** One positional argument: `<file>` must be given, `[task]` may be. */
export interface CommandArgument {
  name: string;
  help: string;
  /** Values offered by shell completion. */
  values?(): string[];
}

/** The options every command takes. */
export interface CommonOptions {
  /** `auto`, an id of the sandboxes room, or `remote=URL`. */
  isolation: string;
  workers?: number;
  seed: number;
}

/** What an action gets. */
export interface Invocation<Options> {
  /** Positional arguments in order. */
  args: string[];
  options: Options & CommonOptions;
  /** The command line as typed, for the report. */
  line: string;
  screen: Screen;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** A command: the default export of a file in `commands/`; the file name is its name. */
export interface CliCommand<Options = object> {
  name: string;
  /** One line, no full stop. */
  summary: string;
  arguments?: CommandArgument[];
  options?: CommandOption[];
  /** What is worth knowing beyond the options; shown by `--help`. */
  details?: string;
  /** `[command line without "assay", what it does]`. */
  examples: [string, string][];
  /** Returns the exit code: 0 done, 1 something in it failed, {@link STOPPED}. Bad input throws an AssayError. */
  action(invocation: Invocation<Options>): Promise<number>;
}
