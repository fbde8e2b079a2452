import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { dataFolders, subfolders } from "../../benchmarks/open/data-folders.ts";
import { AssayError } from "../../core/errors.ts";

/** A folder in which files of one source may lie. */
export interface RecordedFolder {
  /** Without the folders above. */
  folder: string;
  /** It is the source's by its name, and not merely a user's data folder. */
  own: boolean;
  /** Its JSON files, by their names without `.jsonl`, `.json` or `.gz`. */
  files: { name: string; path: string }[];
}

/**
 * Each data folder and those of `ASSAY_DATA`, and what lies one level below and has the source's name. What cannot be listed
 * below a data folder holds nothing. Throws DATA_FOLDER_MISSING when a data folder is not there.
 */
export async function recordedFolders(source: RegExp, data: string[]): Promise<RecordedFolder[]> {
  const found: RecordedFolder[] = [];
  for (const root of dataFolders(data)) {
    const below = (await subfolders(root)).filter((path) => source.test(basename(path)));
    for (const path of [root, ...below]) {
      const entries = await readdir(path).catch(() => []);
      const files = entries.flatMap((entry) => {
        const name = entry.replace(/\.jsonl?(\.gz)?$/, "");
        return name === entry ? [] : [{ name, path: join(path, entry) }];
      });
      const folder = basename(resolve(path));
      found.push({ folder, own: source.test(folder), files });
    }
  }
  return found;
}

/** Nothing of a source is here. */
export function recordedMissing(where: string): AssayError {
  return new AssayError("RECORDED_MISSING", "no such recorded file", {
    where,
    fix: "name the folder that holds it with --data DIR",
  });
}
