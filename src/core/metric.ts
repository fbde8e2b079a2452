import type { SampleRecord } from "./record.ts";

/** A number with its uncertainty: a 95 % interval from resampling problems, and how many samples it rests on. */
export interface Estimate {
  value: number;
  ci: [number, number];
  /** Samples behind the value. */
  n: number;
}

/**
 * What a metric looks at besides outcomes, scores and costs: the programs, the single checks with their output, or
 * references to compare with.
 */
export type MetricNeed = "programs" | "checks" | "references";

/** One metric. The file's default export; the file name is the id. */
export interface Metric {
  id: string;
  title: string;
  paper: string;
  /** Present, even if empty: it is computed only when it is asked for by name. */
  needs?: readonly MetricNeed[];
  /** Loads what `of` needs for programs of these languages (grammars); it must end before `of` is called. */
  ready?(languages: readonly string[]): Promise<void>;
  /** Named values, e.g. `pass@1` and `pass@10`; a value the records cannot tell is left out. */
  of(records: SampleRecord[], options: MetricOptions): Record<string, Estimate>;
}

export interface MetricOptions {
  k: number[];
  seed: number;
  /** Answers known to be right, by task id. A metric that compares with them leaves out tasks that have none. */
  references?: ReadonlyMap<string, readonly string[]>;
  /** For tasks that are perturbed forms of another: the id of that other one. */
  variants?: ReadonlyMap<string, string>;
}
