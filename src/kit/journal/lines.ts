import { closeSync, openSync, readSync } from "node:fs";

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 10;

/**
 * Calls `onLine` for every whole line of a file (a path or an open descriptor) from byte `from` on, holding one chunk in memory. The line is a
 * view that is only valid during the call, without its newline; `offset` is where it starts in the file.
 * Returns where the last whole line ends, and whether bytes without a newline follow it: the tail of a writer
 * that was killed, or that is still writing. Past byte `to` no further chunk is read: the rest is for another call.
 */
export function scanLines(
  source: string | number,
  from: number,
  onLine: (line: Buffer, offset: number) => void,
  to = Number.POSITIVE_INFINITY,
): { end: number; torn: boolean } {
  const file = typeof source === "number" ? source : openSync(source, "r");
  try {
    let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let chunkOffset = from;
    let filled = 0;
    for (;;) {
      const count = readSync(file, chunk, filled, chunk.length - filled, chunkOffset + filled);
      if (count === 0 || (chunkOffset >= to && chunkOffset > from))
        return { end: chunkOffset, torn: filled > 0 };
      filled += count;
      const read = chunk.subarray(0, filled);
      let start = 0;
      for (let end = read.indexOf(NEWLINE); end >= 0; end = read.indexOf(NEWLINE, start)) {
        onLine(read.subarray(start, end), chunkOffset + start);
        start = end + 1;
      }
      if (start === 0 && filled === chunk.length) {
        chunk = Buffer.concat([chunk], chunk.length * 2);
      } else {
        chunk.copyWithin(0, start, filled);
        chunkOffset += start;
        filled -= start;
      }
    }
  } finally {
    if (file !== source) closeSync(file);
  }
}

/** Reads `length` bytes at `offset` as text. */
export function readSlice(path: string, offset: number, length: number): string {
  const file = openSync(path, "r");
  try {
    const slice = Buffer.allocUnsafe(length);
    return slice.toString("utf8", 0, readSync(file, slice, 0, length, offset));
  } finally {
    closeSync(file);
  }
}
