import type { Inspection, InspectRequest } from "./inspection.ts";
import type { Session, SessionRequest } from "./session.ts";
import type { Limits, Suite } from "./task.ts";
import type { Outcome, Verdict } from "./verdict.ts";

export const DEFAULT_LIMITS: Limits = {
  cpuSeconds: 3,
  idleSeconds: 5,
  memoryBytes: 1024 ** 3,
  outputBytes: 64 * 1024,
  processes: 32,
  fileBytes: 64 * 1024 ** 2,
};

export interface CheckRequest {
  language: string;
  program: string;
  suite: Suite;
  /** Run every test instead of stopping at the first that does not pass. */
  all?: boolean;
  /**
   * The tests are a benchmark's or the user's own: their process may be kept for other checks, which is cheaper.
   * Never for tests that a model wrote: what they leave behind in that process could decide another verdict.
   */
  trusted?: boolean;
  /** Run it even when the verdict on the same check is known, as one does to measure time. */
  fresh?: boolean;
}

export interface GridRequest {
  language: string;
  programs: string[];
  /** Test code written by a model: each runs on its own and is as little trusted as the programs. */
  tests: string[];
  prelude?: string;
  entry?: string;
  /** Processor seconds for each (program, test) pair. */
  cpuSeconds: number;
  /** Other limits of a program; its processor time is that of its pairs. */
  limits?: Partial<Limits>;
  /** Called as each program's row is done. */
  onRow?(index: number, row: GridRow): void;
}

export interface GridRow {
  ran: boolean;
  passes: boolean[];
  /** Processor seconds of program and tests, and the part of it spent in pairs that ran out of time. */
  cpuSeconds: number;
  timeoutSeconds: number;
  timeouts: number;
}

export interface GridResult {
  rows: GridRow[];
  /** For each test: whether it compiles at all, and whether it also does inside a function. */
  tests: { compiles: boolean; packable: boolean }[];
}

export interface RunRequest {
  language: string;
  program: string;
  stdin?: string;
  limits?: Partial<Limits>;
}

export interface RunResult {
  /** `pass` means only that the program ended by itself with exit code 0. */
  outcome: Outcome;
  exitCode: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  /** True when output went past the limit and was cut. */
  truncated: boolean;
  cpuSeconds: number;
  wallSeconds: number;
  memoryBytes: number;
}

/**
 * Where untrusted code runs. Throws an AssayError when the machine, not the program, is at fault.
 * Safe to call concurrently; work is spread over the sandbox's workers.
 */
export interface Sandbox {
  /** The isolation in force: `bubblewrap`, `namespaces` or `none`. Reported with every result. */
  isolation: string;
  workers: number;
  check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict>;
  grid(request: GridRequest, signal?: AbortSignal): Promise<GridResult>;
  run(request: RunRequest, signal?: AbortSignal): Promise<RunResult>;
  /** Opens a session: a process that lives from step to step, beside the workers. Closing the sandbox closes it. */
  open(request: SessionRequest): Promise<Session>;
  /** Looks into a run. What it says is for people and prompts: the program could make it up. */
  inspect(request: InspectRequest, signal?: AbortSignal): Promise<Inspection>;
  close(): Promise<void>;
}
