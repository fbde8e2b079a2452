import type { RunResult } from "./sandbox.ts";
import type { Limits, Test } from "./task.ts";
import type { Trace, TraceBounds, Value } from "./trace.ts";

/** What can be asked about a run. */
export type Want = "coverage" | "trace" | "profile" | "memory" | "instructions" | "images";

export const WANTS: readonly Want[] = ["coverage", "trace", "profile", "memory", "instructions", "images"];

/**
 * A look inside one run of a program.
 *
 * The program and what observes it share a process, so a program could make up everything that an inspection says.
 * It is for prompts, reports and people, never for verdicts; and its test is in the program's reach, so it must be
 * one that the program's author may see.
 */
export interface InspectRequest {
  language: string;
  program: string;
  /**
   * What is run: a call, test code, or the program as a script with this input (what it should print is not looked
   * at). Without a test: the program as a script, with no input.
   */
  test?: Test;
  /** The function that a `call` test calls. */
  entry?: string;
  wants: readonly Want[];
  /** `cpuSeconds` is for each run; observing costs some of it. Five seconds unless given. */
  limits?: Partial<Limits>;
  bounds?: Partial<TraceBounds>;
}

/** What a run did. A part that was not asked for, or cannot be had, is absent. */
export interface Inspection {
  /** How it ended and what it printed. Its costs include the observing. */
  run: RunResult;
  /**
   * What came out: the value of a call, or of test code that is one expression; for an assertion that compares, the
   * value on its left side, which is what the program gave.
   */
  value?: Value;
  coverage?: Coverage;
  trace?: Trace;
  profile?: Profile;
  memory?: MemoryProfile;
  instructions?: InstructionCount;
  images?: Picture[];
  /** For each want that cannot be had here: why. */
  unavailable: Partial<Record<Want, string>>;
  /** True when the run was stopped, or interfered with, before all of it was recorded. */
  cut: boolean;
}

/** Which lines and branches of the program ran. Lines count from 1 and are those that hold code. */
export interface Coverage {
  lines: LineHits[];
  branches: Branch[];
}

export interface LineHits {
  line: number;
  /** How often control came to the line; 0 when never. The head of a loop counts once more when the loop ends. */
  hits: number;
}

/**
 * One way to go on from a decision. Arms are named `true` and `false` for conditions, `item` and `done` for loops over
 * items, `case 1`, `case 2`, … and `default` for a choice among cases, and `1`, `2`, … where only the compiler knows.
 */
export interface Branch {
  line: number;
  arm: string;
  taken: number;
}

/** What each line cost, dearest first. Observing costs time itself, so compare lines of one profile, not two profiles. */
export interface Profile {
  /** Processor seconds, or instructions where those can be counted by line. */
  unit: "seconds" | "instructions";
  /** Whether a line's cost includes that of the functions it calls. */
  inclusive: boolean;
  lines: LineCost[];
}

export interface LineCost {
  line: number;
  /** Absent where only the cost is known. */
  hits?: number;
  cost: number;
}

export interface MemoryProfile {
  /** Bytes at the highest point: of what the program allocated, or of its whole process. */
  peakBytes: number;
  of: "allocations" | "process";
  /** Largest first; empty where memory cannot be told by line. */
  lines: LineMemory[];
}

export interface LineMemory {
  line: number;
  /**
   * What the line, with all that it called, allocated and did not free: by the end of the run (negative when it freed
   * more), or, where every allocation is followed (native programs), by the highest point.
   */
  bytes: number;
}

/** Instructions in user space. Counts from different sources are not comparable. */
export interface InstructionCount {
  count: number;
  /** The same for an empty program of the language: what starting costs. */
  startup: number;
  source: "hardware" | "callgrind";
}

/**
 * A picture that the program wrote to its working folder, or drew with matplotlib and left open. It can be given to a
 * model as it is: `ask.images`.
 */
export interface Picture {
  /** Its path in the working folder. */
  name: string;
  type: "image/png" | "image/jpeg" | "image/gif" | "image/svg+xml" | "image/webp";
  /** The bytes in base64. */
  data: string;
}

/** Share of the lines that hold code which ran, 0 to 1; 1 for a program without code. */
export function lineShare({ lines }: Coverage): number {
  return lines.length === 0 ? 1 : lines.filter(({ hits }) => hits > 0).length / lines.length;
}

/** Share of the branches that were taken, 0 to 1; 1 for a program without decisions. */
export function branchShare({ branches }: Coverage): number {
  return branches.length === 0 ? 1 : branches.filter(({ taken }) => taken > 0).length / branches.length;
}
