import { readdir, readFile, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { AssayError, nearest } from "../../core/errors.ts";
import { cacheFolder } from "../../files/cache.ts";

/** A model file that has been pulled. */
export interface StoredModel {
  /** What it is called: its path in the folder, e.g. `Qwen/Qwen2.5-Coder-0.5B-GGUF/model-q8_0.gguf`. */
  name: string;
  path: string;
  bytes: number;
  /** As measured when it was pulled; null when somebody else put the file there. */
  sha256: string | null;
}

/** Where pulled models are kept: `ASSAY_MODELS`, else `models` in the cache folder. */
export function modelFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.ASSAY_MODELS || join(cacheFolder(environment), "models");
}

/** Everything that has been pulled whole, in order of name. */
export async function storedModels(folder = modelFolder()): Promise<StoredModel[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !/\.(sha256|partial|tmp)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const found = paths.map(async (path) => ({
    name: relative(folder, path).split(sep).join("/"),
    path,
    bytes: (await stat(path)).size,
    sha256: await readFile(`${path}.sha256`, "utf8").then(
      (text) => text.split(" ")[0]!,
      () => null,
    ),
  }));
  return (await Promise.all(found)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The pulled model of this name, or of this file name if only one has it.
 * @throws AssayError UNKNOWN_NAME, with the nearest name or those it could mean
 */
export async function storedModel(name: string, folder = modelFolder()): Promise<StoredModel> {
  const all = await storedModels(folder);
  const exact = all.find((model) => model.name === name);
  const alike = all.filter((model) => basename(model.name) === name);
  if (exact ?? alike.length === 1) return exact ?? alike[0]!;
  const names = all.map((model) => model.name);
  const guess = nearest(name, names);
  throw new AssayError(
    "UNKNOWN_NAME",
    `${alike.length > 1 ? "more than one" : "no"} model here is "${name}"`,
    {
      where: folder,
      fix:
        alike.length > 1
          ? `write one of ${alike.map((model) => model.name).join(", ")}`
          : guess
            ? `did you mean "${guess}"?`
            : "see assay models list, or pull it: assay models pull",
    },
  );
}

/** Deletes a pulled model, its checksum, and folders that are empty without it. */
export async function removeModel(name: string, folder = modelFolder()): Promise<StoredModel> {
  const model = await storedModel(name, folder);
  await rm(model.path);
  await rm(`${model.path}.sha256`, { force: true });
  for (let empty = dirname(model.path); empty !== folder; empty = dirname(empty))
    if (
      !(await rmdir(empty).then(
        () => true,
        () => false,
      ))
    )
      break;
  return model;
}
