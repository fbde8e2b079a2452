import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../files/cache.ts";
import { SYSTEM_FOLDERS } from "../engine/isolation.ts";

/** The root of every container: links and empty folders to mount on; made once. What is missing to mount on, the runtime adds. */
export function emptyRoot(): string {
  const folder = join(cacheFolder(), "container-root");
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const aside = mkdtempSync(join(cacheFolder(), ".making-"));
  chmodSync(aside, 0o755);
  for (const [path, target] of systemLinks()) symlinkSync(target, aside + path);
  for (const name of ["usr", "etc", "tmp", "proc", "dev", "sys", "run", "assay", "build"])
    mkdirSync(join(aside, name), { mode: 0o755 });
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another process was quicker
  }
  return folder;
}

/** System folders that are links here, `/bin` say, and where they lead. */
export function systemLinks(): [string, string][] {
  const links = SYSTEM_FOLDERS.filter((path) => existsSync(path) && lstatSync(path).isSymbolicLink());
  return links.map((path) => [path, readlinkSync(path)]);
}
