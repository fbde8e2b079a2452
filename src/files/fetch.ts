import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Source } from "../core/benchmark.ts";
import { AssayError } from "../core/errors.ts";
import { cacheFolder } from "./cache.ts";
import { contentHash } from "./content-hash.ts";
import { Partial } from "./partial.ts";

export interface FetchOptions {
  /** Folder to keep downloads in; see {@link cacheFolder} for the usual one. */
  cache?: string;
  /** Bytes here so far and in all; `total` is absent when the server does not say. */
  onProgress?(progress: { received: number; total?: number }): void;
  /** Seconds without a byte after which the server is given up. */
  idleSeconds?: number;
}

/**
 * Downloads a file once and returns its path in the cache. The cache is keyed by content hash, and a file enters it
 * only when its decompressed content has that hash. A download that was cut, in this call or an earlier one, goes on
 * where it stopped if the server still has the same file (Range with If-Range). Safe in concurrent processes.
 *
 * Throws an AssayError: FETCH_FAILED (no server, an error status, the connection ended for good) or FETCH_WRONG
 * (what arrived is not the published content); both name the URL.
 */
export async function fetchOnce(source: Source, options: FetchOptions = {}): Promise<string> {
  const target = join(options.cache ?? cacheFolder(), source.sha256.slice(0, 16), source.file);
  if (await exists(target)) return target;
  const partial = await Partial.claim(target);
  try {
    const resumed = partial.size > 0;
    await download(source, partial, options);
    if (!(await isPublished(source, partial)) && resumed) {
      // The old beginning may be what is wrong: once more, from the start.
      await partial.restart(undefined);
      await download(source, partial, options);
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

/** Requests until the file is whole; a cut connection is taken up again for as long as each try brings bytes. */
async function download(source: Source, partial: Partial, options: FetchOptions): Promise<void> {
  for (;;) {
    const before = partial.size;
    try {
      return await request(source, partial, options);
    } catch (error) {
      if (error instanceof AssayError) throw error;
      if (partial.size > before && partial.validator !== undefined) continue;
      throw failed(source, reasonOf(error), error);
    }
  }
}

async function request(source: Source, partial: Partial, options: FetchOptions): Promise<void> {
  const idle = new AbortController();
  const seconds = options.idleSeconds ?? 60;
  const giveUp = () => idle.abort(new Error(`no answer for ${seconds} s`));
  let timer = setTimeout(giveUp, seconds * 1000);
  try {
    const { size, validator } = partial;
    const goOn = size > 0 && validator !== undefined;
    const response = await fetch(source.url, {
      signal: idle.signal,
      // Without this a server may compress the answer, and byte positions would mean nothing.
      headers: {
        "accept-encoding": "identity",
        ...(goOn && { range: `bytes=${size}-`, "if-range": validator }),
      },
    });
    const continues = goOn && response.status === 206 && startOf(response) === size;
    if (!continues && (response.status === 206 || response.status === 416)) {
      // It cannot go on from here: the next try asks for the whole file.
      await response.body?.cancel();
      await partial.restart(undefined);
      return await request(source, partial, options);
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw failed(source, `HTTP status ${response.status}`);
    }
    if (!continues) await partial.restart(response.headers.get("etag") ?? undefined);
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    const total = Number.isFinite(length) ? partial.size + length : undefined;
    await partial.append((response.body ?? []) as AsyncIterable<Uint8Array>, () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, seconds * 1000);
      options.onProgress?.({ received: partial.size, ...(total !== undefined && { total }) });
    });
  } finally {
    clearTimeout(timer);
  }
}

/** First byte position of a partial answer. */
function startOf(response: Response): number {
  return Number(/^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
}

async function isPublished(source: Source, partial: Partial): Promise<boolean> {
  try {
    return (await contentHash(partial.path, source.file.endsWith(".gz"))) === source.sha256;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith("Z_")) return false;
    throw error;
  }
}

function failed(source: Source, reason: string, cause?: unknown): AssayError {
  return new AssayError("FETCH_FAILED", `cannot download ${source.url}: ${reason}`, {
    fix: `try again, or put ${source.file} in a folder and name it with --data DIR`,
    cause,
  });
}

/** `fetch failed` and `terminated` say nothing: the reason is in their cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const { code, message: inner } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? inner ?? message;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
