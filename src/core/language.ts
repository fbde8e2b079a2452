import type { Limits } from "./task.ts";

/** How a program of one language is named, found and started. Data plus two functions. */
export interface Language {
  id: string;
  title: string;
  aliases: string[];
  /** File ending, with its dot. */
  extension: string;
  /** A program that prints `hello`: proof that the toolchain works inside the sandbox. */
  hello: string;
  /** Finds the interpreter or compiler; throws an AssayError that says what to install. */
  toolchain(): Promise<Toolchain>;
  /** How the sandbox starts it; `harness` is the folder of our own programs as the sandbox sees it. */
  launch(toolchain: Toolchain, harness: string, limits: Limits): Launch;
}

export interface Toolchain {
  /** Absolute path, past any shim. */
  command: string;
  version: string;
  /** Folders it needs to read beyond the system's own. */
  reads: string[];
}

/** Commands for the three things the sandbox does with a language. */
export interface Launch {
  /** True when the worker's own interpreter runs it: a check then costs a fork, not a start. */
  forks: boolean;
  /** Holds a program and answers calls to it. */
  candidate: string[];
  /** Runs tests that call it. */
  checker: string[];
  /** Runs a file as a script; the file name is appended. */
  script: string[];
}
