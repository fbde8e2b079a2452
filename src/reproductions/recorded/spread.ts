import type { z } from "zod";
import { recordedFolders, recordedMissing } from "./folders.ts";
import { rowsOfFile } from "./rows.ts";

/** A file that each folder of one source has under the same name, such as a table with the rows of that folder's models. */
export interface Spread {
  /** Of the folders below a data folder, the source's own. */
  folder: RegExp;
  /** The name, without `.jsonl`, `.json` or `.gz`. */
  file: string;
}

/**
 * The paths of all of them in the data folders and those of `ASSAY_DATA`, or one level below, in that order. Of folders with
 * one name the first counts. Throws RECORDED_MISSING when there is none, and
 * DATA_FOLDER_MISSING.
 */
export async function spreadFiles({ folder, file }: Spread, data: string[]): Promise<string[]> {
  const found = new Map<string, string>();
  for (const { folder: name, files } of await recordedFolders(folder, data)) {
    const own = files.find((each) => each.name === file);
    if (own && !found.has(name)) found.set(name, own.path);
  }
  if (found.size === 0) throw recordedMissing(file);
  return [...found.values()];
}

/** The rows of all of them, one after another. Throws RECORDED_FORMAT, and what {@link spreadFiles} throws. */
export async function spreadRows<Row>(
  spread: Spread,
  schema: z.ZodType<Row>,
  data: string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of await spreadFiles(spread, data)) rows.push(...(await rowsOfFile(path, schema)));
  return rows;
}
