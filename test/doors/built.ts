import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built command. */
export const MAIN = fileURLToPath(new URL("../../dist/doors/cli/main.js", import.meta.url));

/** Why the built command cannot be run here, if it cannot. */
export const unbuilt: string | undefined = existsSync(MAIN) ? undefined : "dist is not built (npm run build)";

/** Surroundings without keys and colours, so that a test sees the same on every machine. */
const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1" };

/** Runs the built command to its end. */
export function assay(words: string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [MAIN, ...words], { encoding: "utf8", input, env, timeout: 60_000 });
}

/** Starts the built command, with a pipe on each side. */
export function startAssay(words: string[]) {
  return spawn(process.execPath, [MAIN, ...words], { env });
}

let isolation: string | null | undefined;

/** Why nothing can be run in isolation here, if so: asked once of the command itself. */
export function unisolated(): string | undefined {
  if (unbuilt) return unbuilt;
  if (isolation === undefined) {
    const { stdout } = assay(["doctor", "--json"]);
    const { findings } = JSON.parse(stdout) as { findings: { area: string; name: string; ok: boolean }[] };
    const found = findings.find(({ area, name, ok }) => area === "isolation" && name !== "none" && ok);
    isolation = found?.name ?? null;
  }
  return isolation === null ? "no isolation is available on this machine" : undefined;
}
