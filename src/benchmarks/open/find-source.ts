import { readdir, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Source } from "../../core/benchmark.ts";
import { AssayError } from "../../core/errors.ts";

/**
 * A local copy of a published file, under any name it goes by: in the given folders, then in those of `ASSAY_DATA`,
 * each time in the folder itself or one level below. Throws DATA_FOLDER_MISSING when a folder is not there.
 */
export async function findSource(
  source: Pick<Source, "file" | "alsoNamed">,
  data: string[],
): Promise<string | undefined> {
  const named = process.env.ASSAY_DATA?.split(delimiter).filter((folder) => folder !== "") ?? [];
  for (const folder of [...data, ...named]) {
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

async function subfolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => !entry.isFile()).map((entry) => entry.name);
    return names.sort().map((name) => join(folder, name));
  } catch (cause) {
    throw new AssayError("DATA_FOLDER_MISSING", "no such data folder", {
      where: folder,
      fix: "check --data and ASSAY_DATA",
      cause,
    });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
