import type { Inspection, InspectRequest, Want } from "../../core/inspection.ts";
import type { Toolchain } from "../../core/language.ts";
import type { Json, Limits } from "../../core/task.ts";
import type { TraceBounds } from "../../core/trace.ts";
import type { Report } from "./report.ts";

/** The field of a report in which the worker's answer is found as it was written, when it is no lines of JSON. */
export const RAW = "text";

/** The field of a report with the instructions that the processor counted, where it did. */
export const HARDWARE = "hardware";

/** How one language is looked into: the default export of a file in `lenses/`, whose name is the language's id. */
export interface Lens {
  /**
   * Wants that can be met by one run of the program together. Those in no group are not to be had; `unavailable` says
   * why. What costs time itself is apart from what measures time.
   */
  groups: Want[][];
  unavailable: Partial<Record<Want, string>>;
  /** What the worker is told, for the wants of one group. */
  spec(subject: Subject, wants: readonly Want[]): object;
  /** Reads what only this language reports, into a report that every language could have made. */
  read?(report: Report, subject: Subject, wants: readonly Want[]): Promise<Report>;
  /**
   * For languages whose instructions can be counted: a program that does nothing, run in the same way, so that what
   * starting costs is known.
   */
  nothing?: string;
}

/** What is looked into. */
export interface Subject {
  request: InspectRequest;
  run: Run;
  limits: Limits;
  bounds: TraceBounds;
  toolchain: Toolchain;
  /** The folder of our own programs as the sandbox sees it. */
  harness: string;
}

/** What is run: the program as a script, test code, or a call. */
export type Run =
  | { kind: "script" }
  | { kind: "code"; code: string }
  | { kind: "call"; entry: string; args: Json[] };

/** An inspection in the making. */
export type Parts = Partial<Inspection> & Pick<Inspection, "unavailable">;
