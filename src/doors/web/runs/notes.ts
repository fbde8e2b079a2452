import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../../files/atomic.ts";

/** What a person thought of a sample: a line of `notes.jsonl` in the run's folder. */
export interface Note {
  task: string;
  attempt: number;
  /** 1 up, -1 down, 0 none. */
  thumb: -1 | 0 | 1;
  comment: string;
  /** ISO 8601. */
  time: string;
}

/** Longest comment kept, in characters. */
export const COMMENT_CHARACTERS = 4000;

/** Writers of one folder follow one another, so that none overwrites what another has just added. */
const writers = new Map<string, Promise<unknown>>();

/** The notes of a run, at most one for each sample. */
export async function readNotes(folder: string): Promise<Note[]> {
  const path = join(folder, "notes.jsonl");
  if (!existsSync(path)) return [];
  const notes: Note[] = [];
  for (const line of (await readFile(path, "utf8")).split("\n")) {
    try {
      if (line !== "") notes.push(JSON.parse(line) as Note);
    } catch {
      // A line that somebody wrote by hand and got wrong must not hide the others.
    }
  }
  return notes;
}

/** Puts a note in place of the sample's former one; one with neither thumb nor comment takes it away. */
export function writeNote(folder: string, note: Note): Promise<void> {
  const before = writers.get(folder) ?? Promise.resolve();
  const writing = before
    .catch(() => {})
    .then(async () => {
      const others = (await readNotes(folder)).filter(
        ({ task, attempt }) => task !== note.task || attempt !== note.attempt,
      );
      const kept = note.thumb === 0 && note.comment === "" ? others : [...others, note];
      const text = kept.map((each) => `${JSON.stringify(each)}\n`).join("");
      await writeAtomically(join(folder, "notes.jsonl"), text);
    });
  writers.set(folder, writing);
  return writing;
}
