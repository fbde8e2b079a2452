import type { Problem } from "../../core/problem.ts";
import type { SampleRecord } from "../../core/record.ts";
import type { ComparedRun } from "../../run/compare.ts";
import type { Section } from "../document/document.ts";

/** A run as a study reads it. */
export interface StudyRun extends ComparedRun {
  /** What it is called in the report: the name of its folder. */
  name: string;
  /** The problems of its benchmark by task. */
  problems: ReadonlyMap<string, Problem>;
  records: readonly SampleRecord[];
}

export interface StudyOptions {
  seed: number;
  /** What people say of answers, in place of verdicts, by {@link labelKey}. Only `agreement` asks. */
  labels?: ReadonlyMap<string, number>;
}

/** Under what name an answer has its label. */
export const labelKey = ({ task, attempt }: Pick<SampleRecord, "task" | "attempt">) => `${task}\n${attempt}`;

/** One kind of report that a published study would write. The file's default export; the file name is the id. */
export interface Study {
  id: string;
  title: string;
  paper: string;
  /** What the runs must be, in words. */
  runs: string;
  /** How many runs it needs at least. */
  least: number;
  /** The same runs and seed give the same sections. */
  write(runs: readonly StudyRun[], options: StudyOptions): Promise<Section[]>;
}
