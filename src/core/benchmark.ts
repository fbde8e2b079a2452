import type { RecordedAnswer } from "./model.ts";
import type { Problem } from "./problem.ts";

/** Where a benchmark's file comes from. */
export type Source = SourceFile & (Downloaded | Gathered);

interface SourceFile {
  /** File name in the cache. */
  file: string;
  /** Other names the same data goes by in `--data` folders. */
  alsoNamed?: string[];
  /**
   * Hash of the rows as the benchmark parses them (canonical JSON, one a line). Copies differ in white space, key
   * order or shape while every row is the published one; this tells them from copies whose content differs.
   */
  rowsSha256?: string;
  licence: string;
  /** Stop strings of this part, in place of {@link Benchmark.stop}. */
  stop?: string[];
  /** A part that is opened when it is named, and is not in what the benchmark's id alone opens. */
  byName?: boolean;
}

/** One published file. */
export interface Downloaded {
  /** The file itself, pinned to a commit. */
  url: string;
  /** Hash of the decompressed content that the URL gives. */
  sha256: string;
  page?: never;
}

/** What is published over many files, or inside another: a person makes the file as docs/benchmarks.md says. */
interface Gathered {
  /** Where its pieces are, pinned to a commit. */
  page: string;
  url?: never;
  sha256?: never;
}

/** One benchmark. The file's default export; the file name is the id. */
export interface Benchmark<Row = unknown> {
  id: string;
  title: string;
  paper: string;
  language: string;
  /** Absent when the data ships inside the package, or comes in parts. */
  source?: Source;
  /** One file each for the languages, splits or kinds it comes in: `id:part` opens one, `id` all that are not {@link Source.byName}. */
  parts?: Record<string, Source>;
  /** Files that its rows refer to (databases, tests), by a name that {@link Benchmark.join} knows. */
  beside?: Record<string, Source>;
  /** Makes whole rows where what is published spreads one over several lines, or over the files `beside`. */
  join?(rows: unknown[], beside: Record<string, unknown[]>, part: string): unknown[];
  /** Stop strings that end a completion of a base model. */
  stop?: string[];
  /** Fields that `parse` gets as JSON text, because their numbers would not survive JavaScript: 1.0, 10**30, NaN. */
  raw?: string[];
  /** How many rows of the published file say again, word for word, what one before says. They are left out. */
  repeats?: number;
  /** Checks one raw row (a JSON value) of a part (`""` when there are none); throws an Error that says what is wrong. */
  parse(row: unknown, part?: string): Row;
  problem(row: Row, part?: string): Problem;
  /** The rows, when they ship inside the package. */
  rows?(): AsyncIterable<unknown>;
  /** Recorded answers that ship with it: the model `replayed/<benchmark id>` answers from them. */
  recordings?(): AsyncIterable<RecordedAnswer>;
}
