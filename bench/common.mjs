import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A recorded file: in ASSAY_DATA, or in `shared/data` beside the checkout. */
export function dataFile(name) {
  const folders = [process.env.ASSAY_DATA, fileURLToPath(new URL("../../shared/data", import.meta.url))];
  const found = folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(existsSync);
  if (found) return found;
  console.error(`no ${name}: set ASSAY_DATA to the folder that holds it`);
  process.exit(2);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join("  "),
    );
}
