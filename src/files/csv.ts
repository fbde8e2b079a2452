import { AssayError } from "../core/errors.ts";
import type { JsonLine } from "./jsonl.ts";

/**
 * The records of a CSV text (RFC 4180: quotes around what holds commas, quotes or line ends, a quote inside written
 * twice), as objects of strings by the names in its first record. What stands behind a closing quote belongs to the field,
 * as Python's reader has it: published files are written so. Throws CSV_INVALID with file and line: a quote that is
 * never closed, or a record with more or fewer fields than there are names.
 */
export function* csvRecords(text: string, path: string): Generator<JsonLine> {
  let names: string[] | undefined;
  for (const { line, fields } of records(text, path)) {
    if (!names) {
      names = fields;
      continue;
    }
    if (fields.length !== names.length) {
      const what = `${fields.length} fields under ${names.length} names`;
      throw invalid(what, `${path}:${line}`, "each record must have a field for each name of the first line");
    }
    yield { line, value: Object.fromEntries(names.map((name, at) => [name, fields[at]!])) };
  }
}

/** A field with what ends it: a comma, a line end or the end of the text. */
const FIELD = /(?:"([^"]*(?:""[^"]*)*)"([^",\r\n][^,\r\n]*)?|([^",\r\n][^,\r\n]*)?)(,|\r?\n|\r|$)/y;

function* records(text: string, path: string): Generator<{ line: number; fields: string[] }> {
  let line = 1;
  let start = 1;
  let fields: string[] = [];
  for (let at = 0; at < text.length; ) {
    FIELD.lastIndex = at;
    const [whole, quoted = "", behind = "", plain = "", end] = FIELD.exec(text) ?? [];
    if (whole === undefined) {
      throw invalid(
        "a quote that is never closed",
        `${path}:${line}`,
        "close it, and write a quote inside twice",
      );
    }
    fields.push(quoted.replaceAll('""', '"') + behind + plain);
    at = FIELD.lastIndex;
    line += whole.split("\n").length - 1;
    if (end === "," && at < text.length) continue;
    if (end === ",") fields.push("");
    if (fields.length > 1 || fields[0] !== "") yield { line: start, fields };
    fields = [];
    start = line;
  }
}

function invalid(what: string, where: string, fix: string): AssayError {
  return new AssayError("CSV_INVALID", `not CSV: ${what}`, { where, fix });
}
