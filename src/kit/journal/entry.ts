import { crc32 } from "node:zlib";

/** Where a decoded entry keeps its value, in bytes from the start of its line. */
export interface Entry {
  key: string;
  start: number;
  length: number;
}

// One entry is one line of JSON with a fixed layout, so that loading needs no JSON parser:
//   {"sum":"<8 hex digits>","key":"<key>","value":<any JSON>}
// The sum is the CRC-32 of everything after it, from `"key"` to the closing brace.
const SUM_START = '{"sum":"'.length;
const BODY_START = SUM_START + 8 + '",'.length;
const KEY_START = BODY_START + '"key":"'.length;
const BETWEEN = '","value":';

/** The line of one entry, newline included. Keys hold no character that JSON escapes. */
export function encodeEntry(key: string, value: unknown): Buffer {
  const body = Buffer.from(`"key":"${key}${BETWEEN}${JSON.stringify(value)}}`);
  return Buffer.concat([Buffer.from(`{"sum":"${sumOf(body)}",`), body, Buffer.from("\n")]);
}

/** Takes a line (without its newline) apart; undefined when it is torn or its checksum is wrong. */
export function decodeEntry(line: Buffer): Entry | undefined {
  if (line.length < KEY_START || line.toString("latin1", 0, SUM_START) !== '{"sum":"') return undefined;
  if (line.toString("latin1", SUM_START, SUM_START + 8) !== sumOf(line.subarray(BODY_START)))
    return undefined;
  const keyEnd = line.indexOf('"', KEY_START);
  if (keyEnd < 0) return undefined;
  const start = keyEnd + BETWEEN.length;
  return { key: line.toString("latin1", KEY_START, keyEnd), start, length: line.length - 1 - start };
}

function sumOf(body: Buffer): string {
  return crc32(body).toString(16).padStart(8, "0");
}
