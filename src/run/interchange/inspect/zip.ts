import { inflateRawSync } from "node:zlib";
import { AssayError } from "../../../core/errors.ts";

/** Bytes that one file of an archive may unpack to: an archive may be made to unpack to anything. */
const MOST = 1024 ** 3;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** A file of an archive, unpacked when it is read. */
export interface ZipEntry {
  name: string;
  read(): Buffer;
}

/**
 * The files of a zip archive, by its central directory (PKWARE's APPNOTE, sections 4.3.12 and 4.3.16); nothing is written
 * anywhere. Stored and deflated files are read; archives beyond 4 GiB are not. Throws FILE_UNREADABLE.
 */
export function zipEntries(bytes: Buffer, where: string): ZipEntry[] {
  const broken = (what: string) =>
    new AssayError("FILE_UNREADABLE", `not a zip archive that can be read: ${what}`, { where });
  const from = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= from && bytes.readUInt32LE(end) !== END) end--;
  if (end < from) throw broken("it has no end");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, (): ZipEntry => {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw broken("its directory is cut");
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const offset = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return {
      name,
      read() {
        if (size > MOST) throw broken(`${name} is larger than ${MOST} bytes`);
        if (offset + 30 > bytes.length) throw broken(`${name} is cut`);
        const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
        const data = bytes.subarray(begin, begin + packed);
        if (method === STORED) return data;
        if (method !== DEFLATED)
          throw broken(`${name} is packed in a way that is not known here (${method})`);
        try {
          return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
        } catch (error) {
          throw broken(`${name}: ${(error as Error).message}`);
        }
      },
    };
  });
}
