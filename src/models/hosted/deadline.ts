/**
 * The time limit of one request, tied to the caller's signal. The wire client's own timeout ends when
 * the response headers arrive, so a body that stalls would hang for ever; this one covers it all.
 */
export interface Deadline {
  signal: AbortSignal;
  /** True when time ran out, as opposed to the caller's signal. */
  readonly expired: boolean;
  /** Starts the time anew: a stream calls it for every piece. */
  restart(): void;
  /** Must be called when the request is over: frees the timer and the listener on the caller's signal. */
  end(): void;
}

export function deadline(seconds: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  let expired = false;
  const expire = () => {
    expired = true;
    controller.abort();
  };
  const follow = () => controller.abort();
  // Not AbortSignal.any: on Node 20 it leaks one entry per request on a signal that lives for a whole run.
  caller?.addEventListener("abort", follow, { once: true });
  if (caller?.aborted) follow();
  let timer = setTimeout(expire, seconds * 1000);
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    restart() {
      clearTimeout(timer);
      timer = setTimeout(expire, seconds * 1000);
    },
    end() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", follow);
    },
  };
}
