import type { CheckRequest, GridRequest, GridResult, RunRequest, RunResult } from "../../core/sandbox.ts";
import type { Verdict } from "../../core/verdict.ts";
import type { Connection } from "./http.ts";

/** What a server is, as it told when it was asked. */
export interface Spoken {
  /** The isolation behind it, or the product's name where it does not tell. */
  isolation: string;
  /** Programs at once, when it tells. */
  workers?: number;
  run(request: RunRequest, signal?: AbortSignal): Promise<RunResult>;
  /** Absent where the server only runs programs. */
  check?(request: CheckRequest, signal?: AbortSignal): Promise<Verdict>;
  grid?(request: GridRequest, signal?: AbortSignal): Promise<GridResult>;
}

/** One API that sandbox servers speak. */
export interface Dialect {
  title: string;
  /** Undefined when the server does not speak it. */
  greet(connection: Connection): Promise<Spoken | undefined>;
}
