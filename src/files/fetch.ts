import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Downloaded, Source } from "../core/benchmark.ts";
import { AssayError } from "../core/errors.ts";
import { cacheFolder } from "./cache.ts";
import { contentHash } from "./content-hash.ts";
import { type DownloadOptions, download } from "./download.ts";
import { Partial } from "./partial.ts";

export interface FetchOptions extends DownloadOptions {
  /** Folder to keep downloads in; see {@link cacheFolder} for the usual one. */
  cache?: string;
}

/**
 * Downloads a file once and returns its path in the cache. The cache is keyed by content hash, and a file enters it
 * only when its decompressed content has that hash. A download that was cut, in this call or an earlier one, goes on
 * where it stopped if the server still has the same file (Range with If-Range). Safe in concurrent processes.
 *
 * Throws an AssayError: FETCH_FAILED (no server, an error status, the connection ended for good) or FETCH_WRONG
 * (what arrived is not the published content), both of which name the URL; BENCHMARK_MISSING, which names the page, when
 * no one file is published.
 */
export async function fetchOnce(source: Source, options: FetchOptions = {}): Promise<string> {
  if (source.url === undefined) throw missing(source);
  const target = join(options.cache ?? cacheFolder(), source.sha256.slice(0, 16), source.file);
  if (await exists(target)) return target;
  const partial = await Partial.claim(target);
  const wanted = {
    ...source,
    fix: `try again, or put ${source.file} in a folder and name it with --data DIR`,
  };
  try {
    const resumed = partial.size > 0;
    await download(wanted, partial, options);
    if (!(await isPublished(source, partial)) && resumed) {
      // The old beginning may be what is wrong: once more, from the start.
      await partial.restart(undefined);
      await download(wanted, partial, options);
    }
    if (!(await isPublished(source, partial))) {
      await partial.restart(undefined);
      throw new AssayError("FETCH_WRONG", `${source.url} does not hold the published content`, {
        fix: `expected SHA-256 ${source.sha256}; put a copy in a folder and name it with --data DIR`,
      });
    }
    await partial.finish();
    return target;
  } catch (error) {
    await partial.abandon();
    throw error;
  }
}

function missing({ file, page }: Pick<Source, "file" | "page">): AssayError {
  return new AssayError(
    "BENCHMARK_MISSING",
    `${file} is not published as one file: it is made from ${page}`,
    {
      fix: "make it as docs/benchmarks.md says, put it in a folder and name it with --data DIR",
    },
  );
}

async function isPublished(source: Pick<Source, "file"> & Downloaded, partial: Partial): Promise<boolean> {
  try {
    return (await contentHash(partial.path, source.file.endsWith(".gz"))) === source.sha256;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith("Z_")) return false;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
