import type { Outcome } from "../../../core/verdict.ts";

/** The samples of a run, one column a field; entry `i` of each belongs to sample `i`. */
export interface Columns {
  /** Distinct task ids and languages; `task` and `language` index them. */
  tasks: string[];
  languages: string[];
  task: number[];
  language: number[];
  attempt: number[];
  outcome: Outcome[];
  /** Tokens of prompt and completion; 0 where nothing was asked. */
  tokens: number[];
  /** US dollars; null where the price is not known. */
  usd: (number | null)[];
  cpuSeconds: number[];
}

/** One line of the table of samples. */
export interface Row {
  /** Its number in the run's records. */
  sample: number;
  task: string;
  attempt: number;
  language: string;
  outcome: Outcome;
  tokens: number;
  usd: number | null;
  cpuSeconds: number;
}

export type SortKey = "task" | "outcome" | "tokens" | "cpuSeconds";

/** What is asked of the table. */
export interface RowQuery {
  /** Only these outcomes; all when empty. */
  outcomes: readonly string[];
  /** A regular expression over task ids, letter case aside. */
  search: string;
  sort: SortKey;
  descending: boolean;
  offset: number;
  limit: number;
}

export interface RowPage {
  /** How many samples fit, whichever page is asked for. */
  total: number;
  rows: Row[];
}

/** Longest regular expression taken. */
export const SEARCH_CHARACTERS = 200;

/** The expression, or the text itself where it is not a valid one. */
export function searchOf(text: string): RegExp | null {
  if (text === "") return null;
  const wanted = text.slice(0, SEARCH_CHARACTERS);
  try {
    return new RegExp(wanted, "iu");
  } catch {
    return new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");
  }
}

/** One page of the samples that fit. `only`, when given, holds the numbers of those that another search has found. */
export function pageOf(columns: Columns, query: RowQuery, only?: ReadonlySet<number>): RowPage {
  const expression = searchOf(query.search);
  const fits = columns.tasks.map((task) => expression === null || expression.test(task));
  const wanted = new Set(query.outcomes);
  const found: number[] = [];
  for (let sample = 0; sample < columns.task.length; sample++) {
    if (only ? !only.has(sample) : !fits[columns.task[sample]!]) continue;
    if (wanted.size > 0 && !wanted.has(columns.outcome[sample]!)) continue;
    found.push(sample);
  }
  if (query.sort !== "task" || query.descending) sortBy(columns, found, query);
  const { offset, limit } = query;
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map((sample) => rowOf(columns, sample)),
  };
}

/** One sample as a line. */
export function rowOf(columns: Columns, sample: number): Row {
  return {
    sample,
    task: columns.tasks[columns.task[sample]!]!,
    attempt: columns.attempt[sample]!,
    language: columns.languages[columns.language[sample]!]!,
    outcome: columns.outcome[sample]!,
    tokens: columns.tokens[sample]!,
    usd: columns.usd[sample]!,
    cpuSeconds: columns.cpuSeconds[sample]!,
  };
}

function sortBy(columns: Columns, samples: number[], { sort, descending }: RowQuery): void {
  const sign = descending ? -1 : 1;
  const order: Record<SortKey, (a: number, b: number) => number> = {
    task: (a, b) => a - b,
    outcome: (a, b) => columns.outcome[a]!.localeCompare(columns.outcome[b]!),
    tokens: (a, b) => columns.tokens[a]! - columns.tokens[b]!,
    cpuSeconds: (a, b) => columns.cpuSeconds[a]! - columns.cpuSeconds[b]!,
  };
  samples.sort((a, b) => sign * order[sort](a, b) || a - b);
}
