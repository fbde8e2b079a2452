import { randomBytes } from "node:crypto";
import { readSync } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { SampleRecord } from "../../core/record.ts";
import { scanLines } from "../../kit/journal/lines.ts";

/** Names one item of a run; tells (task, attempt) pairs apart. */
export function itemKey({ task, attempt }: { task: string; attempt: number }): string {
  return `${attempt} ${task}`;
}

const BATCH_BYTES = 1 << 20;

/**
 * `records.jsonl`: appended to as results come, put in order at the end. Never in memory as a whole.
 * Of several processes, the first to finish replaces the file; the others go on reading and adding to the one
 * they opened, which holds everything too, and replace it again.
 */
export class RecordFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #onNotice: (text: string) => void;
  #endsTorn = false;

  private constructor(path: string, file: FileHandle, onNotice: (text: string) => void) {
    this.#path = path;
    this.#file = file;
    this.#onNotice = onNotice;
  }

  static async open(path: string, onNotice: (text: string) => void): Promise<RecordFile> {
    return new RecordFile(path, await open(path, "a+"), onNotice);
  }

  /** Calls `onRecord` for every whole record in the file; damaged lines are left out and reported. */
  read(onRecord: (record: SampleRecord) => void): void {
    let number = 0;
    this.#endsTorn = scanLines(this.#file.fd, 0, (line) => {
      number++;
      if (line.length === 0) return;
      const record = parse(line);
      if (record) onRecord(record);
      else this.#onNotice(`${this.#path}:${number}: damaged record left out; it is made again`);
    }).torn;
    if (this.#endsTorn) {
      this.#onNotice(`${this.#path}:${number + 1}: torn last record left out; it is made again`);
    }
  }

  /** Adds a record with one write. */
  async append(record: SampleRecord): Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    await this.#file.appendFile(this.#endsTorn ? `\n${line}` : line);
    this.#endsTorn = false;
  }

  /**
   * Rewrites the file as one step: one record for each item, in the order given, the last written of several
   * that `holds` is true of. Resolves to how many there are.
   */
  async finish(
    items: Iterable<{ task: string; attempt: number }>,
    holds: (record: SampleRecord) => boolean,
  ): Promise<number> {
    const places = new Map<string, { offset: number; length: number }>();
    scanLines(this.#file.fd, 0, (line, offset) => {
      const record = parse(line);
      if (record && holds(record)) places.set(itemKey(record), { offset, length: line.length + 1 });
    });
    const temporary = `${this.#path}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
    const target = await open(temporary, "w");
    let written = 0;
    try {
      let batch: Buffer[] = [];
      let bytes = 0;
      for (const item of items) {
        const place = places.get(itemKey(item));
        if (!place) continue;
        written++;
        const line = Buffer.allocUnsafe(place.length);
        readSync(this.#file.fd, line, 0, place.length, place.offset);
        batch.push(line);
        bytes += place.length;
        if (bytes < BATCH_BYTES) continue;
        await target.appendFile(Buffer.concat(batch));
        batch = [];
        bytes = 0;
      }
      await target.appendFile(Buffer.concat(batch));
      await target.sync();
    } finally {
      await target.close();
    }
    await rename(temporary, this.#path);
    const folder = await open(dirname(this.#path), "r");
    await folder.sync().finally(() => folder.close());
    return written;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

function parse(line: Buffer): SampleRecord | undefined {
  try {
    const record: SampleRecord = JSON.parse(line.toString());
    return typeof record.task === "string" && record.verdict ? record : undefined;
  } catch {
    return undefined;
  }
}
