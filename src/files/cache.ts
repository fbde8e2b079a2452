import { homedir } from "node:os";
import { join } from "node:path";

/** Where downloads are kept: `ASSAY_CACHE`, else `assay` in the XDG cache folder, else `~/.cache/assay`. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.ASSAY_CACHE) return environment.ASSAY_CACHE;
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "assay");
}
