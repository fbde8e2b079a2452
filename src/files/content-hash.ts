import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** SHA-256 of a file's content in hex, decompressed first when `gzipped`. Throws when the gzip data is broken. */
export async function contentHash(path: string, gzipped: boolean): Promise<string> {
  const hash = createHash("sha256");
  const bytes = createReadStream(path);
  if (gzipped) await pipeline(bytes, createGunzip(), hash);
  else await pipeline(bytes, hash);
  return hash.digest("hex");
}
