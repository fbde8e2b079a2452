import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { AssayError } from "../../core/errors.ts";
import type { Settings } from "./settings.ts";

/** A failed request: what to tell the user, and whether asking again may help. */
export interface Failure {
  error: AssayError;
  again: boolean;
  /** Set when no connection could be made, as opposed to one that broke. */
  absent?: true;
  /** Milliseconds the server asked to wait. */
  waitMs?: number;
}

/** Troubles of a connection that was there. Others (refused, no such host, a bad certificate) tend to last. */
const PASSING = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "UND_ERR_SOCKET"]);

/**
 * Turns whatever a request threw into one clear line. The original error is dropped on purpose: it may
 * quote headers, and with them the key.
 *
 * Codes: MODEL_KEY (401, 403), MODEL_UNKNOWN (404), MODEL_REFUSED (other 4xx), MODEL_BUSY (429, 503, 529),
 * MODEL_FAILED (other 5xx), MODEL_TIMEOUT, MODEL_UNREACHABLE, MODEL_BAD_REPLY.
 */
export function failureOf(thrown: unknown, settings: Settings): Failure {
  const fail = (code: string, what: string, fix?: string): AssayError =>
    new AssayError(code, settings.redact(what), { where: settings.id, ...(fix ? { fix } : {}) });

  if (thrown instanceof AssayError) {
    const again = thrown.code === "MODEL_BAD_REPLY" || thrown.code === "MODEL_TIMEOUT";
    return { error: fail(thrown.code, thrown.message, thrown.fix), again };
  }
  if (thrown instanceof APIConnectionTimeoutError) {
    // Node's own limits: 10 s to connect, 300 s until the first byte.
    const fix = "is it reachable? answers that start late must be streamed";
    return {
      error: fail("MODEL_TIMEOUT", `${settings.server} did not begin to answer in time`, fix),
      again: true,
    };
  }
  if (thrown instanceof APIConnectionError) {
    const code = systemCodeOf(thrown);
    const what = `no connection to ${settings.server} (${code ?? innermost(thrown).message})`;
    const error = fail("MODEL_UNREACHABLE", what, "is the server running, and the base URL right?");
    return { error, again: true, ...(code && PASSING.has(code) ? {} : { absent: true }) };
  }
  if (thrown instanceof APIError && thrown.status !== undefined) return statusFailure(thrown, settings, fail);
  if (thrown instanceof APIError) {
    return { error: fail("MODEL_FAILED", `${settings.server} broke off: ${said(thrown)}`), again: true };
  }
  if (thrown instanceof SyntaxError) {
    return { error: fail("MODEL_BAD_REPLY", "the server's answer is not JSON, or was cut"), again: true };
  }
  // What fetch throws when the connection goes away in the middle of a body.
  if (thrown instanceof TypeError && (thrown.message === "terminated" || systemCodeOf(thrown))) {
    return {
      error: fail("MODEL_BAD_REPLY", "the connection was cut in the middle of an answer"),
      again: true,
    };
  }
  throw thrown;
}

/** The failure of a request that got no answer, or no next piece of one, in time. */
export function timedOut(settings: Settings): AssayError {
  return new AssayError(
    "MODEL_TIMEOUT",
    `${settings.server} gave no answer within ${settings.timeoutSeconds} s`,
    {
      where: settings.id,
      fix: settings.stream ? "allow more seconds" : "allow more seconds, or stream the answers",
    },
  );
}

function statusFailure(
  thrown: APIError,
  settings: Settings,
  fail: (code: string, what: string, fix?: string) => AssayError,
): Failure {
  const { status = 0, headers } = thrown;
  const told = `${settings.server} said ${status}: ${said(thrown)}`;
  if (status === 401 || status === 403) {
    const fix = settings.key ? `check the key in ${settings.keyVariable}` : `set ${settings.keyVariable}`;
    return { error: fail("MODEL_KEY", told, fix), again: false };
  }
  if (status === 404) {
    const fix = "check the model's name, and that the base URL ends where /chat/completions would follow";
    return { error: fail("MODEL_UNKNOWN", told, fix), again: false };
  }
  const waitMs = waitOf(headers);
  const wait = waitMs === undefined ? {} : { waitMs };
  // The server's own word on trying again, where it gives one.
  const advice = headers?.get("x-should-retry");
  const again = (otherwise: boolean) => (advice === "true" ? true : advice === "false" ? false : otherwise);
  if (status === 429 || status === 503 || status === 529) {
    const spent = thrown.code === "insufficient_quota";
    const fix = spent ? "the account has no credit left" : "ask less at a time, or later";
    return { error: fail("MODEL_BUSY", told, fix), again: again(!spent), ...wait };
  }
  if (status >= 500 || status === 408 || status === 409) {
    return { error: fail("MODEL_FAILED", told), again: again(true), ...wait };
  }
  return { error: fail("MODEL_REFUSED", told), again: again(false), ...wait };
}

/** Milliseconds from `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110 §10.2.3). */
export function waitOf(headers: Headers | undefined, now = Date.now()): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (milliseconds >= 0) return milliseconds;
  const value = headers?.get("retry-after") ?? "";
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The server's message in one short line. */
function said(thrown: APIError): string {
  const text = thrown.message.replace(/^\d{3} /, "").trim();
  if (text.startsWith("<")) return "(an HTML page)";
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** The system's error code, e.g. ECONNREFUSED, from the innermost cause that has one. */
function systemCodeOf(thrown: unknown): string | undefined {
  let code: string | undefined;
  for (let at: unknown = thrown; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") code = at.code;
  }
  return code;
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
