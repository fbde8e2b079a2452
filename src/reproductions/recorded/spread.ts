import { readdir } from "node:fs/promises";
import { basename, delimiter, join, resolve } from "node:path";
import type { z } from "zod";
import { AssayError } from "../../core/errors.ts";
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
 * one name the first counts. Throws RECORDED_MISSING when there is none.
 */
export async function spreadFiles({ folder, file }: Spread, data: string[]): Promise<string[]> {
  const named = process.env.ASSAY_DATA?.split(delimiter).filter((each) => each !== "") ?? [];
  const found = new Map<string, string>();
  for (const root of [...data, ...named]) {
    const below = (await entries(root)).filter((name) => folder.test(name)).sort();
    for (const each of [root, ...below.map((name) => join(root, name))]) {
      const own = (await entries(each)).find((name) => name.replace(/\.jsonl?(\.gz)?$/, "") === file);
      const key = basename(resolve(each));
      if (own !== undefined && !found.has(key)) found.set(key, join(each, own));
    }
  }
  if (found.size > 0) return [...found.values()];
  throw new AssayError("RECORDED_MISSING", "no such recorded file", {
    where: file,
    fix: "name the folder that holds it with --data DIR",
  });
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

async function entries(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
