import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { AssayError } from "../../core/errors.ts";

/** Checks that may be lost to a power failure, never to a killed process, before they are synced too. */
const UNSYNCED_LINES = 256;

interface Waiting {
  line: Buffer;
  sync: boolean;
  resolve(offset: number): void;
  reject(error: unknown): void;
}

/**
 * The one file that this process appends to. Lines that wait together are written with one write and, when any
 * of them asks for it, one fsync (group commit). The file appears with its first line.
 */
export class Segment {
  readonly path: string;
  #file: FileHandle | undefined;
  #size = 0;
  #unsynced = 0;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;
  #broken: unknown;

  constructor(path: string) {
    this.path = path;
  }

  /** Resolves to the line's offset once it is written, and with `sync` once it is on the disk. */
  append(line: Buffer, sync: boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, sync, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    await this.#draining;
    if (!this.#file) return;
    try {
      if (this.#unsynced > 0) await this.#file.datasync();
    } finally {
      await this.#file.close();
    }
  }

  async #drain(): Promise<void> {
    // Lets the other appends of this tick join the first write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0);
      try {
        const offset = await this.#write(group);
        let next = offset;
        for (const { line, resolve } of group) {
          resolve(next);
          next += line.length;
        }
      } catch (cause) {
        for (const { reject } of group) reject(cause);
      }
    }
    this.#draining = undefined;
  }

  async #write(group: Waiting[]): Promise<number> {
    // After a failed write the end of the file is unknown: nothing may follow it.
    if (this.#broken !== undefined) throw this.#broken;
    try {
      this.#file ??= await this.#create();
      const offset = this.#size;
      const bytes = Buffer.concat(group.map(({ line }) => line));
      await this.#file.appendFile(bytes);
      this.#size += bytes.length;
      this.#unsynced += group.length;
      if (this.#unsynced >= UNSYNCED_LINES || group.some(({ sync }) => sync)) {
        await this.#file.datasync();
        this.#unsynced = 0;
      }
      return offset;
    } catch (cause) {
      this.#broken = new AssayError(
        "JOURNAL_WRITE",
        `cannot write the journal: ${(cause as Error).message}`,
        {
          where: this.path,
          fix: "free space or choose another folder, then resume",
          cause,
        },
      );
      throw this.#broken;
    }
  }

  async #create(): Promise<FileHandle> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true });
    const file = await open(this.path, "ax");
    const parent = await open(folder, "r");
    await parent.sync().finally(() => parent.close());
    return file;
  }
}
