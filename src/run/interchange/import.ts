import { existsSync, readFileSync, statSync } from "node:fs";
import { AssayError } from "../../core/errors.ts";
import { isEvalplusResults, readEvalplusResults } from "./evalplus.ts";
import { isHarbor, readHarbor } from "./harbor/read.ts";
import { isInspectLog, readInspectArchive, readInspectJson } from "./inspect/read.ts";
import type { RecordedSample, RecordedTask } from "./recorded.ts";

/** What another tool left, as rows of a JSON Lines file. */
export interface Imported {
  from: "inspect" | "evalplus" | "harbor";
  rows: RecordedSample[] | RecordedTask[];
}

/**
 * Reads what another tool left: an Inspect log (`.json`, `.eval`), EvalPlus's results, a Harbor task or a folder of them.
 * Throws FILE_MISSING; SAMPLE_FORMAT when it is none of these, or one that is damaged.
 */
export function importFrom(path: string): Imported {
  if (!existsSync(path)) throw new AssayError("FILE_MISSING", "no such file", { where: path });
  if (statSync(path).isDirectory()) {
    if (isHarbor(path)) return { from: "harbor", rows: readHarbor(path) };
    throw unknown(path);
  }
  const bytes = readFileSync(path);
  // A zip archive begins with "PK".
  if (bytes.subarray(0, 2).toString("latin1") === "PK")
    return { from: "inspect", rows: readInspectArchive(bytes, path) };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw unknown(path);
  }
  if (isInspectLog(value)) return { from: "inspect", rows: readInspectJson(value, path) };
  if (isEvalplusResults(value)) return { from: "evalplus", rows: readEvalplusResults(value, path) };
  throw unknown(path);
}

function unknown(where: string): AssayError {
  return new AssayError("SAMPLE_FORMAT", "neither an Inspect log, nor EvalPlus results, nor Harbor tasks", {
    where,
    fix: "sample files are read as they are: assay score FILE",
  });
}
