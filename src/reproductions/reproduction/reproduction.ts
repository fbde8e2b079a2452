import type { Sandbox } from "../../core/sandbox.ts";

/** One published figure beside ours. */
export interface ReproducedRow {
  name: string;
  published: number;
  ours: number;
  /** Largest accepted difference, in the unit of the figures. */
  tolerance: number;
  /** What a reader should know about this row: counts, items that disagree, cost. */
  note?: string;
}

/** What a reproduction is given. The same ports and data give the same rows. */
export interface ReproductionPorts {
  sandbox: Sandbox;
  /** Folders searched for recorded files before those of `ASSAY_DATA`. */
  data: string[];
  seed: number;
  signal: AbortSignal;
  /** Only a part, for a quick look: this many tasks of a benchmark, or seeded items of each recorded file. */
  limit?: number;
  onNotice(text: string): void;
  onProgress(progress: { done: number; items: number; passShare?: number }): void;
}

/** One published source, measured again. The file's default export; the file name is the id. */
export interface Reproduction {
  id: string;
  title: string;
  paper: string;
  /** Throws an AssayError when a file is not at hand or not as published, before anything is run. */
  rows(ports: ReproductionPorts): AsyncGenerator<ReproducedRow>;
}
