import type { SampleRecord } from "./record.ts";

/** A number with its uncertainty: a 95 % interval from resampling problems, and how many samples it rests on. */
export interface Estimate {
  value: number;
  ci: [number, number];
  /** Samples behind the value. */
  n: number;
}

/** One metric. The file's default export; the file name is the id. */
export interface Metric {
  id: string;
  title: string;
  paper: string;
  /** Named values, e.g. `pass@1` and `pass@10`; a value the records cannot tell is left out. */
  of(records: SampleRecord[], options: MetricOptions): Record<string, Estimate>;
}

export interface MetricOptions {
  k: number[];
  seed: number;
}
