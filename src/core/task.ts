/**
 * What a solver may see. Plain JSON: it can be journalled, sent to a worker, or written by hand.
 * There is no field for hidden tests, on purpose: only a benchmark's {@link Suite} holds them.
 */
export interface Task {
  /** Unique within its benchmark, e.g. `HumanEval/0`. */
  id: string;
  /** The text shown to a model. */
  prompt: string;
  /** A language id or alias, e.g. `python`. */
  language: string;
  /** The function the tests call, when there is one. */
  entry?: string;
  /** Program text that a completion continues (HumanEval's prompt). A whole program stands alone. */
  starter?: string;
  /** Visible tests: a method may run them and show them to a model. */
  tests: Test[];
}

/**
 * One test of a program.
 * - `code` runs in its own process and passes when it ends without an exception; the program's functions
 *   are in scope by name, but every value they return crosses as plain data.
 * - `io` runs the program as a script and compares its standard output (line ends and trailing space aside).
 * - `call` calls the task's entry with JSON arguments and compares the JSON result.
 *
 * `part` names what the test is about where a benchmark scores parts on their own (base and plus, a method, security).
 */
export type Test = { part?: string } & (
  | { kind: "code"; code: string }
  | { kind: "io"; stdin: string; stdout: string }
  | { kind: "call"; args: Json[]; expected: Json }
);

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An answer is always one string: here, the whole program. */
export interface Candidate {
  id: string;
  text: string;
  /** The candidate this one was made from (repair). */
  parent?: string;
  /** How probably it is right, by a method that says so. */
  probability?: number;
}

/** Limits for one program under one suite; times are processor seconds unless said otherwise. */
export interface Limits {
  /** Processor seconds for the whole check, over all its processes. Load on the machine does not change a verdict. */
  cpuSeconds: number;
  /**
   * Seconds in which the program neither ran nor waited its turn for a processor: it slept, or it was blocked.
   * Like processor time, this does not depend on how busy the machine is.
   */
  idleSeconds: number;
  /** Bytes of memory, counted over all processes of the check. */
  memoryBytes: number;
  /** Bytes of output kept (and of one returned value). */
  outputBytes: number;
  /** Processes and threads. */
  processes: number;
  /** Bytes a single file may grow to; also the size of the private `/tmp`. */
  fileBytes: number;
}

/** Tests together with what they need to run. A benchmark keeps its hidden one out of every {@link Task}. */
export interface Suite {
  tests: Test[];
  /** Trusted code run before the tests, in the tests' own process (imports and helpers they use). */
  prelude?: string;
  entry?: string;
  limits?: Partial<Limits>;
}
