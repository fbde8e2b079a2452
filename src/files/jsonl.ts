import { AssayError } from "../core/errors.ts";
import { csvRecords } from "./csv.ts";
import { decoded, readingError } from "./decoded.ts";
import { elementLines } from "./json-array.ts";
import { memberRows } from "./json-members.ts";
import { jsonMistake } from "./json-position.ts";
import { withRawFields } from "./raw-fields.ts";
import { textLines } from "./text-lines.ts";

/** One JSON value of a file and the line it begins on, from 1. */
export interface JsonLine {
  line: number;
  value: unknown;
}

/**
 * The values of a JSON Lines file, streamed: memory is bounded by the longest line. A `.json` file that holds one
 * array gives its elements, one that holds an object over several lines gives its members as `{key, value}`, a `.csv` file
 * its records as objects of strings; these are held whole. Each may be gzipped (`.gz`). A byte order mark and blank lines
 * are skipped. `raw` names fields of the rows that come as their JSON text ({@link withRawFields}).
 *
 * Throws an AssayError with file and line: FILE_MISSING, FILE_UNREADABLE, GZIP_BROKEN (cut short, or not gzip),
 * TEXT_NOT_UTF8, JSON_INVALID (with the column and what is there), CSV_INVALID.
 */
export async function* readJsonLines(path: string, raw: readonly string[] = []): AsyncGenerator<JsonLine> {
  let line = 0;
  try {
    if (/\.csv(\.gz)?$/.test(path)) return yield* csvRecords(await wholeText(path), path);
    if (/\.json(\.gz)?$/.test(path)) return yield* rowsOfJson(await wholeText(path), path, raw);
    for await (const text of textLines(decoded(path))) {
      line = text.line;
      if (text.text.trim() !== "") yield { line, value: parsed(text.text, path, line, raw) };
    }
  } catch (error) {
    throw readingError(error, path, line + 1);
  }
}

async function wholeText(path: string): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of decoded(path)) pieces.push(piece);
  return pieces.join("");
}

function* rowsOfJson(text: string, path: string, raw: readonly string[]): Generator<JsonLine> {
  if (text.trimStart().startsWith("[")) {
    const lines = elementLines(text);
    const values = parsed(text, path, 1, raw) as unknown[];
    for (const [index, value] of values.entries()) yield { line: lines[index]!, value };
    return;
  }
  // Where rows stand on lines, none ends behind its opening brace.
  if (/^\s*\{[ \t]*\r?\n/.test(text)) {
    const members = memberRows(text);
    if (!members) parsed(text, path, 1, []);
    for (const { line, row } of members ?? []) yield { line, value: parsed(row, path, line, raw) };
    return;
  }
  for (const [index, each] of text.split("\n").entries()) {
    if (each.trim() !== "") yield { line: index + 1, value: parsed(each, path, index + 1, raw) };
  }
}

function parsed(row: string, path: string, line: number, raw: readonly string[]): unknown {
  const text = raw.length > 0 ? withRawFields(row, raw) : row;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { at, what } = jsonMistake(text);
    const before = text.slice(0, at).split("\n");
    throw new AssayError("JSON_INVALID", `not JSON: ${what} at column ${before.at(-1)!.length + 1}`, {
      where: `${path}:${line + before.length - 1}`,
      fix: "the file must hold one JSON value a line",
      cause,
    });
  }
}
