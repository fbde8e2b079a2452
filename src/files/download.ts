import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { AssayError } from "../core/errors.ts";
import type { Partial } from "./partial.ts";

/** What is downloaded: its address, and what it is called in messages. */
export interface Download {
  url: string;
  file: string;
  /** What helps when there is no server; ends the line. */
  fix?: string;
}

export interface DownloadOptions {
  /** Bytes here so far and in all; `total` is absent when the server does not say. */
  onProgress?(progress: { received: number; total?: number }): void;
  /** Seconds without a byte after which the server is given up. */
  idleSeconds?: number;
  /** Ends it with the signal's reason; what has arrived is kept to go on from. */
  signal?: AbortSignal;
}

/**
 * Requests until the file is whole, going on where an earlier download stopped if the server still has the same
 * file (Range with If-Range). A cut connection is taken up again for as long as each try brings bytes.
 *
 * Throws an AssayError: FETCH_FAILED (no server, an error status, the connection ended for good), DISK_FULL (at once
 * when the server says how long the file is).
 */
export async function download(source: Download, partial: Partial, options: DownloadOptions): Promise<void> {
  for (;;) {
    const before = partial.size;
    try {
      return await request(source, partial, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof AssayError) throw error;
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw diskFull(source, partial, error);
      if (partial.size > before && partial.validator !== undefined) continue;
      throw failed(source, reasonOf(error), error);
    }
  }
}

async function request(source: Download, partial: Partial, options: DownloadOptions): Promise<void> {
  const idle = new AbortController();
  const seconds = options.idleSeconds ?? 60;
  const giveUp = () => idle.abort(new Error(`no answer for ${seconds} s`));
  let timer = setTimeout(giveUp, seconds * 1000);
  try {
    const { size, validator } = partial;
    const goOn = size > 0 && validator !== undefined;
    const response = await fetch(source.url, {
      signal: options.signal ? AbortSignal.any([idle.signal, options.signal]) : idle.signal,
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
    await checkRoom(source, partial, length).catch(async (error: unknown) => {
      await response.body?.cancel();
      throw error;
    });
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

function failed(source: Download, reason: string, cause?: unknown): AssayError {
  return new AssayError("FETCH_FAILED", `cannot download ${source.url}: ${reason}`, {
    fix: source.fix ?? "try again",
    cause,
  });
}

/** Refuses a file that cannot fit before hours are spent on it; `bytes` is NaN when the server does not say. */
async function checkRoom(source: Download, partial: Partial, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(partial.target));
  if (bytes > bavail * bsize) throw diskFull(source, partial, undefined, bytes, bavail * bsize);
}

function diskFull(
  source: Download,
  partial: Partial,
  cause?: unknown,
  bytes?: number,
  free?: number,
): AssayError {
  const need = bytes === undefined ? "" : `: it needs ${bytes} bytes more, ${free} are free`;
  return new AssayError("DISK_FULL", `no room for ${source.file}${need}`, {
    where: dirname(partial.target),
    fix: "make room, then run it again: what has arrived is kept",
    cause,
  });
}

/** `fetch failed` and `terminated` say nothing: the reason is in their cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const { code, message: inner } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? inner ?? message;
}
