import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../../core/errors.ts";
import type { Plan } from "../../../run/plan.ts";

/** The plan of an earlier run. */
export function readPlan(folder: string): Plan {
  return readRunFile<Plan>(folder, "plan.json");
}

/** One JSON file of a run folder; its absence means the folder holds no run. */
export function readRunFile<T>(folder: string, file: string): T {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new AssayError("NO_RUN", `no ${file} here`, { where: folder, fix: "name the folder of a run" });
  }
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (error) {
    throw new AssayError("NO_RUN", `not JSON: ${(error as Error).message}`, { where: path, cause: error });
  }
}

/** A folder for a new run; one that already holds a run is refused, so that nothing is overwritten. */
export function newRunFolder(folder: string): string {
  if (existsSync(join(folder, "plan.json"))) {
    throw new AssayError("RUN_EXISTS", "this folder already holds a run", {
      where: folder,
      fix: `go on with it by --resume ${folder}, or name another folder`,
    });
  }
  return folder;
}

/** `runs/humaneval-direct-gpt-4o-mini-20260131-142530`: where a run goes that was given no folder. */
export function defaultRunFolder(parts: string[], now = new Date()): string {
  const time = now
    .toISOString()
    .replace(/[-:]|\..*/g, "")
    .replace("T", "-");
  const name = parts.map((part) => part.replace(/^.*\//, "").replace(/[^A-Za-z0-9.]+/g, "-"));
  return join("runs", [...name, time].join("-"));
}
