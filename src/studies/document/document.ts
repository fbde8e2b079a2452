/** What a study says: plain data that any format can show. */
export interface Document {
  title: string;
  /** The study that asked the question first. */
  paper: string;
  /** Where the answers came from, such as `simulated` or `recorded`: said under the title, always. */
  sources: string[];
  sections: Section[];
}

export interface Section {
  heading: string;
  /** Paragraphs before the table. */
  text: string[];
  table?: Table;
  /** Values with intervals, drawn one below the other on one axis. */
  intervals?: Interval[];
}

export interface Table {
  /** Columns that start with `>` are right-aligned. */
  columns: string[];
  rows: string[][];
}

export interface Interval {
  label: string;
  value: number;
  ci: [number, number];
}
