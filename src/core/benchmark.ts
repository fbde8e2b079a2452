import type { RecordedAnswer } from "./model.ts";
import type { Problem } from "./task.ts";

/** Where a benchmark's file comes from. The hash is of the decompressed content. */
export interface Source {
  /** File name in the cache. */
  file: string;
  /** Other names the same data goes by in `--data` folders. */
  alsoNamed?: string[];
  url: string;
  sha256: string;
  /**
   * Hash of the rows as the benchmark parses them (canonical JSON, one a line). Copies differ in white space, key
   * order or shape while every row is the published one; this tells them from copies whose content differs.
   */
  rowsSha256?: string;
  licence: string;
}

/** One benchmark. The file's default export; the file name is the id. */
export interface Benchmark<Row = unknown> {
  id: string;
  title: string;
  paper: string;
  language: string;
  /** Absent when the data ships inside the package. */
  source?: Source;
  /** Stop strings that end a completion of a base model. */
  stop?: string[];
  /** Checks one raw row (a JSON value); throws an Error that says what is wrong with it. */
  parse(row: unknown): Row;
  problem(row: Row): Problem;
  /** The rows, when they ship inside the package. */
  rows?(): AsyncIterable<unknown>;
  /** Recorded answers that ship with it: the model `replayed/<benchmark id>` answers from them. */
  recordings?(): AsyncIterable<RecordedAnswer>;
}
