import type { Json, Limits } from "./task.ts";

/** What a session is opened with. */
export interface SessionRequest {
  /** `bash`, `python`, `sqlite` (also `sql`) or `postgresql`. */
  language: string;
  /**
   * What lies in its folder at the beginning: texts by path, or a folder of this machine. A folder is copied,
   * symbolic links as they are; nothing that happens in the session reaches the original.
   */
  files?: Record<string, string> | string;
  /** The session's folder, as its programs see it: an absolute path, `/work` unless given. */
  at?: string;
  /** SQL: the file of the database below the folder; a new one unless `files` has it. */
  database?: string;
  /** For each step. `fileBytes` is also the size of all the session's files. */
  limits?: Partial<Limits>;
}

/** What one step showed. */
export interface Observation {
  /** Standard output and standard error, as they came, up to `outputBytes`. SQL: the rows as a table. */
  output: string;
  /** The action's own: of the last command in Bash; 0 or 1 elsewhere. Null when it was killed. */
  exitCode: number | null;
  /** Python's exception or the database's complaint, in one line. */
  error: string | null;
  /** `done` means only that the step came to its end; otherwise the limit that ended it. */
  outcome: "done" | "timeout" | "memory";
  /** True when output or rows went past the limit and were cut. */
  cut: boolean;
  /** What of the session's state is gone, when a step had to be ended by force or the interpreter ended. */
  lost?: string;
  /** SQL: `{ columns, rows }` of the last statement that gives rows. */
  value?: Json;
}

/**
 * A process that lives from step to step, isolated like a checked program. Calls are carried out one after another.
 * All but `close` throw SESSION_CLOSED after `close`, and SANDBOX_BROKEN when the session itself broke: `reset` then
 * begins it anew.
 */
export interface Session {
  readonly language: string;
  /** Performs one action: a piece of Bash, Python or SQL. Never throws for what the action does. */
  step(action: string): Promise<Observation>;
  /** Everything as it was opened. */
  reset(): Promise<void>;
  /** Keeps files and state as they are now, until the session ends; gives the name to restore them by. */
  snapshot(): Promise<string>;
  /** Files and state as they were then; processes begun since are ended. Throws SNAPSHOT_UNKNOWN. */
  restore(snapshot: string): Promise<void>;
  /** Ends every process and forgets every file. */
  close(): Promise<void>;
}
