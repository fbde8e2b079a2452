import { readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { AssayError } from "../../core/errors.ts";

/** Where data is looked for: the given folders, then those of `ASSAY_DATA`. */
export function dataFolders(data: string[]): string[] {
  const named = process.env.ASSAY_DATA?.split(delimiter).filter((folder) => folder !== "") ?? [];
  return [...data, ...named];
}

/** What is one level below a data folder and no file, by name. Throws DATA_FOLDER_MISSING when the folder is not there. */
export async function subfolders(folder: string): Promise<string[]> {
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
