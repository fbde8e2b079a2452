import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { data } from "../../data.ts";

/** The rows of a recorded file. Texts only: nothing in them is run. */
export function rowsOf<Row>(file: string): Row[] {
  const lines = gunzipSync(readFileSync(data(file)))
    .toString()
    .trim()
    .split("\n");
  return lines.map((line): Row => JSON.parse(line));
}
