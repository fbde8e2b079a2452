import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { AssayError } from "../core/errors.ts";

/** The JSON values of a `.jsonl` or `.jsonl.gz` file with their line numbers, one at a time. */
export async function* readJsonLines(path: string): AsyncGenerator<{ line: number; value: unknown }> {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  const failed = new Promise<never>((_, reject) => {
    for (const stream of [file, input]) {
      stream.once("error", (error: NodeJS.ErrnoException) =>
        reject(new AssayError("FILE_UNREADABLE", `cannot read the file (${error.code})`, { where: path })),
      );
    }
  });
  failed.catch(() => {});
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  for (let line = 1; ; line++) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) return;
    if (next.value.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(next.value);
    } catch (error) {
      throw new AssayError("FILE_NOT_JSON", (error as Error).message, { where: `${path}:${line}` });
    }
    yield { line, value };
  }
}
