import { existsSync } from "node:fs";
import { join } from "node:path";

/** The records of a run folder; none when it has not begun. */
export async function readRecords<Row>(folder: string): Promise<Row[]> {
  const path = join(folder, "records.jsonl");
  if (!existsSync(path)) return [];
  const { readJsonLines } = await import("../../../files/jsonl.ts");
  const records: Row[] = [];
  for await (const { value } of readJsonLines(path)) records.push(value as Row);
  return records;
}
