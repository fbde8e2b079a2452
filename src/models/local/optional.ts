import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { AssayError } from "../../core/errors.ts";

/** A package that is not part of the installation: large, native, or both. */
export interface OptionalPackage {
  name: string;
  /** The version that was tried with this code. */
  version: string;
}

/**
 * Loads an optional package: from a folder in `ASSAY_OPTIONAL` that holds `node_modules`, else as Node finds it from
 * here. Types are the caller's, which declares what it uses: the package may be absent when this is compiled.
 * @throws AssayError PACKAGE_MISSING with what to install, PACKAGE_BROKEN when it is there and does not load
 */
export async function loadOptional<T>({ name, version }: OptionalPackage, forWhat: string): Promise<T> {
  try {
    return (await import((await inFolders(name)) ?? name)) as T;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const absent = code === "ERR_MODULE_NOT_FOUND" && message.includes(`'${name}'`);
    throw new AssayError(
      absent ? "PACKAGE_MISSING" : "PACKAGE_BROKEN",
      absent ? `${forWhat} needs the package ${name}` : `${name} does not load: ${message.split("\n")[0]}`,
      { fix: `npm install ${name}@${version}${absent ? "" : " again, for this machine"}`, cause },
    );
  }
}

/** The module's address in the first folder of `ASSAY_OPTIONAL` that has it. */
async function inFolders(name: string): Promise<string | undefined> {
  for (const folder of process.env.ASSAY_OPTIONAL?.split(delimiter) ?? []) {
    const home = join(folder, "node_modules", name);
    const text = await readFile(join(home, "package.json"), "utf8").catch(() => undefined);
    if (folder === "" || text === undefined) continue;
    const { exports, main = "index.js" } = JSON.parse(text) as { exports?: Exports; main?: string };
    return pathToFileURL(join(home, entryOf(exports) ?? main)).href;
  }
  return undefined;
}

type Exports = string | { [condition: string]: Exports };

/** What a plain `import` of the package means under Node. */
function entryOf(exports: Exports | undefined): string | undefined {
  if (exports === undefined || typeof exports === "string") return exports;
  for (const condition of [".", "node", "import", "default"])
    if (condition in exports) return entryOf(exports[condition]);
  return undefined;
}
