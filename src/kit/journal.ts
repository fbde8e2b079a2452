import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files/atomic.ts";
import { decodeEntry, encodeEntry } from "./journal/entry.ts";
import { readSlice, scanLines } from "./journal/lines.ts";
import { processIsAlive } from "./journal/process.ts";
import { Segment } from "./journal/segment.ts";

/**
 * What has been done, by key. An effect is done only when its key is unknown, and its result is used only once
 * `put` has resolved: so a killed process loses at most the effects that were under way.
 */
export interface Journal {
  /** Differs between runs and stays the same when one is resumed. Part of every idempotency key. */
  readonly id: string;
  has(key: string): boolean;
  /** The value recorded under a key; undefined when there is none. */
  get(key: string): unknown;
  /**
   * Records a JSON value. `synced` resolves when it would survive a power failure (paid replies); `written`
   * when it would survive a killed process (checks, which cost only time).
   */
  put(key: string, value: unknown, durability: "synced" | "written"): Promise<void>;
  /** Learns what other processes on the same folder have recorded meanwhile. */
  refresh(): void;
  close(): Promise<void>;
}

/** A journal that lives as long as the process. Values are kept as JSON, so nobody shares an object with it. */
export function memoryJournal(): Journal {
  const values = new Map<string, string>();
  return {
    id: randomBytes(8).toString("hex"),
    has: (key) => values.has(key),
    get: (key) => {
      const text = values.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    put: async (key, value) => {
      values.set(key, JSON.stringify(value));
    },
    refresh: () => {},
    close: async () => {},
  };
}

/**
 * Opens the journal in a folder, made if need be. Each process appends to a segment of its own, so processes
 * never contend; the index of all segments is in memory and the values stay on the disk. Damaged lines are
 * left out and told to `onNotice` with file and line.
 */
export async function openJournal(
  folder: string,
  onNotice: (text: string) => void = () => {},
): Promise<Journal> {
  mkdirSync(folder, { recursive: true });
  const journal = new FolderJournal(folder, await identity(join(folder, "id")), onNotice);
  journal.refresh();
  return journal;
}

interface Place {
  path: string;
  offset: number;
  length: number;
}

class FolderJournal implements Journal {
  readonly id: string;
  readonly #folder: string;
  readonly #onNotice: (text: string) => void;
  readonly #own: Segment;
  readonly #ownName = `${process.pid}-${randomBytes(4).toString("hex")}.jsonl`;
  readonly #places = new Map<string, Place>();
  /** How far each segment of another process has been read; `final` once that process has ended. */
  readonly #read = new Map<string, { end: number; lines: number; final: boolean }>();

  constructor(folder: string, id: string, onNotice: (text: string) => void) {
    this.id = id;
    this.#folder = folder;
    this.#onNotice = onNotice;
    this.#own = new Segment(join(folder, this.#ownName));
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  get(key: string): unknown {
    const place = this.#places.get(key);
    return place && JSON.parse(readSlice(place.path, place.offset, place.length));
  }

  async put(key: string, value: unknown, durability: "synced" | "written"): Promise<void> {
    const line = encodeEntry(key, value);
    const offset = await this.#own.append(line, durability === "synced");
    this.#index(line.subarray(0, -1), this.#own.path, offset);
  }

  refresh(): void {
    for (const name of readdirSync(this.#folder).sort()) {
      if (name.endsWith(".jsonl") && name !== this.#ownName) this.#load(name);
    }
  }

  close(): Promise<void> {
    return this.#own.close();
  }

  #load(name: string): void {
    const seen = this.#read.get(name) ?? { end: 0, lines: 0, final: false };
    if (seen.final) return;
    const path = join(this.#folder, name);
    // Asked before reading: what a process wrote before it died is all there is.
    const final = !processIsAlive(Number.parseInt(name, 10));
    let lines = seen.lines;
    const { end, torn } = scanLines(path, seen.end, (line, offset) => {
      lines++;
      if (!this.#index(line, path, offset)) this.#onNotice(`${path}:${lines}: damaged journal line left out`);
    });
    this.#read.set(name, { end, lines, final });
    if (torn && final) this.#onNotice(`${path}:${lines + 1}: torn last line left out; its writer was killed`);
  }

  /** Two processes may have done the same effect; the first one known stays, so that replays agree. */
  #index(line: Buffer, path: string, offset: number): boolean {
    const entry = decodeEntry(line);
    if (!entry) return false;
    if (!this.#places.has(entry.key)) {
      this.#places.set(entry.key, { path, offset: offset + entry.start, length: entry.length });
    }
    return true;
  }
}

async function identity(path: string): Promise<string> {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    await writeAtomically(path, `${randomBytes(8).toString("hex")}\n`);
    return readFileSync(path, "utf8").trim();
  }
}
