import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const FOLDER = process.env.ASSAY_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** Why a recorded file cannot be read here, if it cannot. */
export function missing(file: string): string | undefined {
  return existsSync(join(FOLDER, file)) ? undefined : `${file} is not in ASSAY_DATA or ../shared/data`;
}

/** The rows of a recorded file. Texts only: nothing in them is run. */
export function rowsOf<Row>(file: string): Row[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, file)))
    .toString()
    .trim()
    .split("\n");
  return lines.map((line): Row => JSON.parse(line));
}
