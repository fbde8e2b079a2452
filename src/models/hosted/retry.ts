import { setTimeout as sleep } from "node:timers/promises";
import { AssayError } from "../../core/errors.ts";
import type { Failure } from "./failure.ts";

/** Waits, so that tests need not. Rejects with the signal's reason when aborted. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** A real wait that ends at once when the signal aborts. */
export const pause: Pause = async (milliseconds, signal) => {
  try {
    await sleep(milliseconds, undefined, signal ? { signal } : {});
  } catch {
    // The timer's own AbortError would hide why the caller stopped.
    signal?.throwIfAborted();
  }
};

/** A server that asks for a longer wait than this is as good as away: the user decides. */
const LONGEST_WAIT_MS = 120_000;

/**
 * Milliseconds before retry number `retry` (from 0): doubling from half a second up to 30 s, of which a random
 * half is taken off so that many askers do not come back at once; never less than the server asked for.
 */
export function backoff(retry: number, waitMs = 0, random: () => number = Math.random): number {
  const full = Math.min(30_000, 500 * 2 ** retry);
  return Math.max(waitMs, full * (1 - random() / 2));
}

/**
 * Runs `work` until it succeeds, fails for good, or has been retried `retries` times.
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  options: { retries: number; failureOf(thrown: unknown): Failure; pause: Pause; signal?: AbortSignal },
): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      options.signal?.throwIfAborted();
      return await work();
    } catch (thrown) {
      options.signal?.throwIfAborted();
      const { error, again, waitMs } = options.failureOf(thrown);
      if (!again || retry >= options.retries || (waitMs ?? 0) > LONGEST_WAIT_MS) {
        throw retry === 0
          ? error
          : new AssayError(error.code, `${error.message} (tried ${retry + 1} times)`, detailsOf(error));
      }
      await options.pause(backoff(retry, waitMs), options.signal);
    }
  }
}

function detailsOf({ where, fix }: AssayError): { where?: string; fix?: string } {
  return { ...(where ? { where } : {}), ...(fix ? { fix } : {}) };
}
