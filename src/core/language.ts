import type { Json, Limits } from "./task.ts";

/**
 * How a program of one language is named, found and started: data and a few pure functions.
 * Most languages are a {@link ProgramStyle}: built, run, judged by what they print. Python and JavaScript have
 * `launch` instead: two harness programs, one that holds the candidate and one that runs tests against it.
 */
export interface Language {
  id: string;
  title: string;
  aliases: string[];
  /** File ending, with its dot. */
  extension: string;
  /** A program that prints `hello`: proof that the toolchain works inside the sandbox. */
  hello: string;
  /** What `assay toolchains install` would install: packages of Debian and Ubuntu. */
  packages?: string[];
  /** Folders beyond the system's that the toolchain lives in. Asked before any worker starts: must not run anything. */
  reads?(): string[];
  /** Finds the interpreter or compiler; throws TOOLCHAIN_MISSING, which says what to install. */
  toolchain(): Promise<Toolchain>;
  /** Makes what is made once on a machine, before the language is first used; gives the toolchain with it. */
  prepare?(found: Toolchain): Promise<Toolchain>;
  /** How the sandbox starts it; `harness` is the folder of our own programs as the sandbox sees it. */
  launch?(toolchain: Toolchain, harness: string, limits: Limits): Launch;
  program?: ProgramStyle;
}

export interface Toolchain {
  /** Absolute path, past any shim. */
  command: string;
  version: string;
  /** Folders it needs to read beyond the system's own. */
  reads: string[];
  /** Folder of things made once on this machine: precompiled headers, a compiled standard library. */
  prepared?: string;
  /** What else its commands need to know: other paths, say. */
  details?: Record<string, string>;
}

/** Commands for the three things the sandbox does with a language that has a harness. */
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

/**
 * A language whose programs are built, run and judged by what they print. Sources lie in the working folder, which is
 * private to one process; what a build leaves in {@link BUILD} is all that a run sees of it, and it cannot be changed.
 */
export interface ProgramStyle {
  /** The source file's name, when the language cares. Default: `program` and the extension. */
  file?(source: string): string;
  /** Commands, one after another, that turn the file into something runnable in {@link BUILD}. None: it is run as it is. */
  build?(toolchain: Toolchain, file: string): string[][];
  /**
   * Instead of `build`: a compiler that is kept running, where starting one costs more than compiling. What it makes lies
   * beside the program in its working folder. How it is spoken to: `src/sandboxes/server/compilers.py`.
   */
  compiler?(toolchain: Toolchain): string[];
  /** The command that runs it. */
  run(toolchain: Toolchain, file: string, limits: Limits): string[];
  /** Added to the sandbox's environment, in builds and runs. */
  env?(toolchain: Toolchain): Record<string, string>;
  /** What `/proc/self/exe` names, for a runtime that cannot start without; nothing else is in `/proc`. */
  self?(toolchain: Toolchain): string;
  /** Its processes see themselves in `/proc`, for a runtime that reads where its own stack lies; nobody else, as before. */
  ownProc?: true;
  /** Limits that the runtime itself needs more of: threads of a garbage collector, say. */
  limits?: Partial<Limits>;
  /** Says by the end of stderr that a program which was never built does not parse: `build` rather than `crash`. */
  syntaxError?: RegExp;
  /** Without it a program is judged by its standard output alone. */
  tests?: ProgramTests;
}

/** The folder of a build as the sandbox sees it. */
export const BUILD = "/build";

/** How tests in the language are put together with a program. All texts are in the language; nothing is run here. */
export interface ProgramTests {
  /** The whole source. Default: the program, a line end, the test. */
  join?(program: string, test: string): string;
  /** Splits a test into what the program computes and what is expected of it; undefined when it cannot. */
  record?(test: TestText): Recording | undefined;
  /** The test between our own begin and end, for a test that must run in the program's own process. */
  guard?(test: TestText): string | undefined;
  /** A test that prints one record: what the entry returns for these arguments. */
  call?(entry: string, args: Json[], test: Omit<TestText, "code">): string;
}

export interface TestText {
  code: string;
  entry: string | undefined;
  /** Trusted text that tests need, in front of what is expected; a program has its own. */
  prelude: string;
  /** Begins every line that the harness prints for the judge, and is part of no program that was written before. */
  mark: string;
}

/**
 * A test as two texts. The program's process runs `actual`, which prints a record for each value that an assertion
 * looks at; `expected` runs in a process without the program and prints what each is compared with. A record is a line:
 * mark, space, JSON. In `actual` the JSON is a value; in `expected` it is a {@link Demand}.
 */
export interface Recording {
  actual: string;
  expected: string;
}

/** What an assertion demands of a value: that it equals one, differs from it, or is the same with numbers this near. */
export type Demand = ["=", Json] | ["!", Json] | ["~", Json, number];
