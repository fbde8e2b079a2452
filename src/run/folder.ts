import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../core/errors.ts";
import type { SampleRecord } from "../core/record.ts";
import { writeAtomically } from "../files/atomic.ts";
import { type Journal, memoryJournal, openJournal } from "../kit/journal.ts";
import { Claims } from "./folder/claims.ts";
import { settlePlan } from "./folder/plan-file.ts";
import { RecordFile } from "./folder/records.ts";
import type { Plan } from "./plan.ts";
import type { Report } from "./report.ts";

/** Where a run is kept. */
export interface RunStore {
  journal: Journal;
  /** Claims an item for this process: see {@link Claims.take}. */
  claim(item: { task: string; attempt: number }): Promise<(() => Promise<void>) | undefined>;
  /** Calls `onRecord` for every record of earlier work. */
  read(onRecord: (record: SampleRecord) => void): void;
  append(record: SampleRecord): Promise<void>;
  /** Puts the records that hold in the order of `items`, then writes the report. */
  finish(
    items: Iterable<{ task: string; attempt: number }>,
    holds: (record: SampleRecord) => boolean,
    report: Report,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Keeps a run nowhere: for a library call that only wants the events. */
export function memoryStore(): RunStore {
  const release = async () => {};
  return {
    journal: memoryJournal(),
    claim: async () => release,
    read: () => {},
    append: async () => {},
    finish: async () => {},
    close: async () => {},
  };
}

/**
 * A run folder: `plan.json`, `journal/`, `records.jsonl`, `report.json`, and `claims/` while processes work on
 * it. Opens a new one or one that an earlier process left, however it ended.
 */
export async function openFolder(
  folder: string,
  plan: Plan,
  onNotice: (text: string) => void,
): Promise<RunStore> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AssayError("FOLDER_UNUSABLE", `cannot make the run folder: ${(cause as Error).message}`, {
      where: folder,
      fix: "choose a folder that you may write to",
      cause,
    });
  }
  await settlePlan(join(folder, "plan.json"), plan);
  const journal = await openJournal(join(folder, "journal"), onNotice);
  const records = await RecordFile.open(join(folder, "records.jsonl"), onNotice);
  const claims = new Claims(join(folder, "claims"));
  return {
    journal,
    claim: ({ task, attempt }) => claims.take([task, attempt]),
    read: (onRecord) => records.read(onRecord),
    append: (record) => records.append(record),
    async finish(items, holds, report) {
      const written = await records.finish(items, holds);
      if (written !== report.samples) {
        const missing = report.samples - written;
        throw new AssayError("RECORDS_DAMAGED", `${missing} records are damaged`, {
          where: join(folder, "records.jsonl"),
          fix: "run again on this folder: they are made from its journal",
        });
      }
      await writeAtomically(join(folder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
    },
    async close() {
      await records.close();
      await journal.close();
    },
  };
}
