import type { SampleRecord } from "../core/record.ts";
import type { Report } from "./report.ts";

/** What a run says while it goes on. The progress bar, the log and the web page all read this stream. */
export type RunEvent =
  | { type: "start"; tasks: number; items: number; resumed: number; isolation: string; folder?: string }
  | { type: "record"; record: SampleRecord; done: number; items: number }
  /** An item that could not be judged because something other than the program broke. */
  | { type: "failed"; task: string; attempt: number; error: string; done: number; items: number }
  /** Something the user should know: a torn journal line, a local copy that differs from the published one. */
  | { type: "notice"; text: string }
  | { type: "end"; report: Report };
