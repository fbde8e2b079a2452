import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { SampleRecord } from "../../../core/record.ts";
import { OUTCOMES, type Outcome } from "../../../core/verdict.ts";
import { readSlice, scanLines } from "../../../kit/journal/lines.ts";
import type { Columns } from "../table/columns.ts";
import { programMark, recordHead } from "./record-head.ts";

/** Lines looked at before others get a turn, while a whole-text search reads all records. */
const SEARCH_LINES = 2000;

/**
 * Where each record of a `records.jsonl` is, and the few fields that tables and charts need. Reads the file once, then
 * only what was added; begins anew when the file was replaced, as it is when a run ends. Programs and outputs stay on
 * the disk.
 */
export class RunIndex {
  readonly #path: string;
  #inode = -1;
  #end = 0;
  #offsets: number[] = [];
  #lengths: number[] = [];
  #taskNumbers = new Map<string, number>();
  #languageNumbers = new Map<string, number>();
  /** Samples by task and attempt: see placeOf. */
  #places = new Map<number, number>();
  #size = 0;
  /** Lines that are no record. */
  damaged = 0;
  columns: Columns = empty();
  outcomes = noOutcomes();

  constructor(path: string) {
    this.#path = path;
  }

  get size(): number {
    return this.#offsets.length;
  }

  /** Whether there was more to read than a bounded {@link refresh} has read. */
  get partial(): boolean {
    return this.#end < this.#size;
  }

  /**
   * Reads what is new, about `most` bytes of it: so that a first page need not wait for a large run. A file that is not
   * there is an empty run.
   */
  refresh(most = Number.POSITIVE_INFINITY): void {
    const stats = statSync(this.#path, { throwIfNoEntry: false });
    if (!stats) {
      this.#clear();
      return;
    }
    if (stats.ino !== this.#inode || stats.size < this.#end) this.#clear();
    this.#size = stats.size;
    if (stats.ino === this.#inode && stats.size === this.#end) return;
    const file = openSync(this.#path, "r");
    try {
      this.#inode = fstatSync(file).ino;
      const { end, torn } = scanLines(file, this.#end, (line, at) => this.#add(line, at), this.#end + most);
      this.#end = end;
      // A torn last line is no reason to ask again.
      if (torn && end + most > this.#size) this.#size = end;
    } finally {
      closeSync(file);
    }
  }

  /** The whole record of a sample; undefined when there is none of this number. */
  read(sample: number): SampleRecord | undefined {
    const offset = this.#offsets[sample];
    if (offset === undefined) return undefined;
    return JSON.parse(readSlice(this.#path, offset, this.#lengths[sample]!)) as SampleRecord;
  }

  /** The number of an attempt's sample. */
  find(task: string, attempt: number): number | undefined {
    const number = this.#taskNumbers.get(task);
    return number === undefined ? undefined : this.#places.get(placeOf(number, attempt));
  }

  /** The samples whose record, program and outputs included, matches. Gives up after so many milliseconds. */
  async search(expression: RegExp, milliseconds = 3000): Promise<{ found: Set<number>; complete: boolean }> {
    const found = new Set<number>();
    const last = performance.now() + milliseconds;
    for (let sample = 0; sample < this.size; sample++) {
      if (sample % SEARCH_LINES === SEARCH_LINES - 1) await new Promise((resolve) => setImmediate(resolve));
      if (performance.now() > last) return { found, complete: false };
      const record = this.read(sample);
      if (!record) continue;
      const outputs = record.verdict.checks.map(({ output }) => output).join("\n");
      if (expression.test(record.task) || expression.test(record.program) || expression.test(outputs))
        found.add(sample);
    }
    return { found, complete: true };
  }

  /** What tells the program of each sample from others of its task. Reads all records. */
  programs(): string[] {
    const file = openSync(this.#path, "r");
    try {
      return this.#offsets.map((offset, sample) => {
        const line = Buffer.allocUnsafe(this.#lengths[sample]!);
        readSync(file, line, 0, line.length, offset);
        return programMark(line);
      });
    } finally {
      closeSync(file);
    }
  }

  #clear(): void {
    this.#inode = -1;
    this.#end = 0;
    this.#size = 0;
    this.#offsets = [];
    this.#lengths = [];
    this.#taskNumbers = new Map();
    this.#languageNumbers = new Map();
    this.#places = new Map();
    this.damaged = 0;
    this.columns = empty();
    this.outcomes = noOutcomes();
  }

  /** Of several records of one item, the last counts. */
  #add(line: Buffer, offset: number): void {
    if (line.length === 0) return;
    const head = recordHead(line);
    if (!head) {
      this.damaged++;
      return;
    }
    const { columns } = this;
    const task = numberOf(head.task, this.#taskNumbers, columns.tasks);
    const place = placeOf(task, head.attempt);
    const known = this.#places.get(place);
    const sample = known ?? this.size;
    if (known !== undefined) this.outcomes[columns.outcome[known]!]--;
    this.#places.set(place, sample);
    this.#offsets[sample] = offset;
    this.#lengths[sample] = line.length;
    columns.task[sample] = task;
    columns.language[sample] = numberOf(head.language, this.#languageNumbers, columns.languages);
    columns.attempt[sample] = head.attempt;
    columns.outcome[sample] = head.outcome;
    columns.tokens[sample] = head.tokens;
    columns.usd[sample] = head.usd;
    columns.cpuSeconds[sample] = head.cpuSeconds;
    this.outcomes[head.outcome]++;
  }
}

/** One number for a task's number and an attempt, each below 2^26. */
function placeOf(task: number, attempt: number): number {
  return task * 2 ** 26 + attempt;
}

function numberOf(text: string, numbers: Map<string, number>, texts: string[]): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, texts.length);
  return texts.push(text) - 1;
}

function noOutcomes(): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as Record<Outcome, number>;
}

function empty(): Columns {
  return {
    tasks: [],
    languages: [],
    task: [],
    language: [],
    attempt: [],
    outcome: [],
    tokens: [],
    usd: [],
    cpuSeconds: [],
  };
}
