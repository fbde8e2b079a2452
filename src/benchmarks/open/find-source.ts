import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Source } from "../../core/benchmark.ts";
import { dataFolders, subfolders } from "./data-folders.ts";

/**
 * A local copy of a published file, under any name it goes by: in the given folders, then in those of `ASSAY_DATA`,
 * each time in the folder itself or one level below. Throws DATA_FOLDER_MISSING when a folder is not there.
 */
export async function findSource(
  source: Pick<Source, "file" | "alsoNamed">,
  data: string[],
): Promise<string | undefined> {
  for (const folder of dataFolders(data)) {
    const folders = [folder, ...(await subfolders(folder))];
    for (const name of [source.file, ...(source.alsoNamed ?? [])]) {
      for (const each of folders) {
        const path = join(each, name);
        if (await isFile(path)) return path;
      }
    }
  }
  return undefined;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
