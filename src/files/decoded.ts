import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { AssayError } from "../core/errors.ts";

/** The UTF-8 text of a file in pieces, decompressed when its name ends in `.gz`, without a byte order mark. */
export async function* decoded(path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  const source = path.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  // pipe() does not pass errors on: a file that fails to open would leave the decompressor waiting for ever.
  if (source !== bytes) bytes.on("error", (error) => source.destroy(error));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of source) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } finally {
    bytes.destroy();
    source.destroy();
  }
}

/** What a failure to read `path` means to a person; an error of another kind is returned as it is. */
export function readingError(error: unknown, path: string, line: number): unknown {
  if (!(error instanceof Error) || error instanceof AssayError) return error;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  const at = `${path}:${line}`;
  const report = (name: string, what: string, where: string, fix: string) =>
    new AssayError(name, what, { where, fix, cause: error });
  if (code === "ENOENT") return report("FILE_MISSING", "no such file", path, "check the path");
  if (code === "EISDIR") return report("FILE_UNREADABLE", "this is a folder", path, "name a file in it");
  if (syscall) return report("FILE_UNREADABLE", `cannot be read (${code})`, path, "check its permissions");
  if (code === "Z_BUF_ERROR") {
    return report("GZIP_BROKEN", "the gzip data is cut short", at, "copy or download the file again");
  }
  if (code.startsWith("Z_")) {
    return report(
      "GZIP_BROKEN",
      `not valid gzip data (${error.message})`,
      at,
      "copy or download the file again",
    );
  }
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return report("TEXT_NOT_UTF8", "bytes that are not UTF-8 text", at, "save the file as UTF-8");
  }
  return error;
}
