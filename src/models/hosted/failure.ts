import { AssayError } from "../../core/errors.ts";
import { Refusal } from "./send.ts";
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

/** Node's own limits: 10 s to connect, 300 s until the first byte and between two. */
const NODE_LIMITS = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** What is wrong with a server's certificate, by the system's code. */
const CERTIFICATES: Record<string, string> = {
  CERT_HAS_EXPIRED: "has expired",
  CERT_NOT_YET_VALID: "is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "is signed by an authority that this machine does not know",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "is signed by an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "is signed by an authority that this machine does not know",
  ERR_TLS_CERT_ALTNAME_INVALID: "is another host's",
};

type Fail = (code: string, what: string, fix?: string) => AssayError;

/**
 * Turns whatever a request threw into one clear line. The original error is dropped on purpose: it may
 * quote headers, and with them the key.
 *
 * Codes: MODEL_KEY (401, 403), MODEL_UNKNOWN (404), MODEL_CONTEXT and MODEL_CONTENT (400 for these reasons),
 * MODEL_REFUSED (other 3xx and 4xx), MODEL_BUSY (429, 503, 529), MODEL_FAILED (other 5xx), MODEL_TIMEOUT,
 * MODEL_UNREACHABLE, MODEL_CERTIFICATE, MODEL_BAD_REPLY.
 */
export function failureOf(thrown: unknown, settings: Settings): Failure {
  const fail: Fail = (code, what, fix) =>
    new AssayError(code, settings.redact(what), { where: settings.id, ...(fix ? { fix } : {}) });

  if (thrown instanceof AssayError) {
    const again = thrown.code === "MODEL_BAD_REPLY" || thrown.code === "MODEL_TIMEOUT";
    return { error: fail(thrown.code, thrown.message, thrown.fix), again };
  }
  if (thrown instanceof Refusal) return refusalFailure(thrown, settings, fail);
  // Everything that `fetch` itself throws, before and in the middle of an answer.
  if (thrown instanceof TypeError) return connectionFailure(thrown, settings, fail);
  throw thrown;
}

function connectionFailure(thrown: TypeError, settings: Settings, fail: Fail): Failure {
  const code = systemCodeOf(thrown);
  const certificate = code && CERTIFICATES[code];
  if (certificate) {
    const fix = "renew it, or name its authority in NODE_EXTRA_CA_CERTS";
    const what = `the certificate of ${settings.server} ${certificate} (${code})`;
    return { error: fail("MODEL_CERTIFICATE", what, fix), again: false, absent: true };
  }
  if (code && NODE_LIMITS.has(code)) {
    const fix = "is it reachable? answers that start late must be streamed";
    return { error: fail("MODEL_TIMEOUT", `${settings.server} did not go on in time`, fix), again: true };
  }
  if (thrown.message === "terminated") {
    const error = fail("MODEL_BAD_REPLY", "the connection was cut in the middle of an answer");
    return { error, again: true };
  }
  const what = `no connection to ${settings.server} (${code ?? innermost(thrown).message})`;
  const error = fail("MODEL_UNREACHABLE", what, "is the server running, and the base URL right?");
  return { error, again: true, ...(code && PASSING.has(code) ? {} : { absent: true }) };
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

/** Words by which servers say that a prompt is too long; few have a code for it. */
const TOO_LONG =
  /context.{0,20}(length|window|size)|maximum.{0,20}(context|input)|prompt is too long|too many tokens|exceeds? the (available|maximum)/i;

const CONTENT = /content[_ ](filter|policy)|responsible ?ai|safety system/i;

function refusalFailure(thrown: Refusal, settings: Settings, fail: Fail): Failure {
  const { status, headers } = thrown;
  const told = `${settings.server} said ${status}: ${said(thrown)}`;
  if (status === 401 || status === 403) {
    const fix = settings.key ? `check the key in ${settings.keyVariable}` : `set ${settings.keyVariable}`;
    return { error: fail("MODEL_KEY", told, fix), again: false };
  }
  if (status === 404) {
    const fix = "check the model's name, and the base URL";
    return { error: fail("MODEL_UNKNOWN", told, fix), again: false };
  }
  if (status >= 300 && status < 400) {
    const to = headers.get("location") ?? "";
    const fix = URL.canParse(to) ? `it has moved to ${new URL(to).origin}: name that` : "check the base URL";
    return { error: fail("MODEL_REFUSED", `${settings.server} said ${status}: moved`, fix), again: false };
  }
  const waitMs = waitOf(headers);
  const wait = waitMs === undefined ? {} : { waitMs };
  // The server's own word on trying again, where it gives one.
  const advice = headers.get("x-should-retry");
  const again = (otherwise: boolean) => (advice === "true" ? true : advice === "false" ? false : otherwise);
  if (status === 429 || status === 503 || status === 529) {
    const spent = thrown.code === "insufficient_quota";
    const fix = spent ? "the account has no credit left" : "ask less at a time, or later";
    return { error: fail("MODEL_BUSY", told, fix), again: again(!spent), ...wait };
  }
  if (status >= 500 || status === 408 || status === 409) {
    return { error: fail("MODEL_FAILED", told), again: again(true), ...wait };
  }
  const reason = `${thrown.code ?? ""} ${thrown.message}`;
  if (TOO_LONG.test(reason)) {
    const fix = "shorten the prompt or the longest answer, or take a model with a longer context";
    return { error: fail("MODEL_CONTEXT", told, fix), again: false };
  }
  if (CONTENT.test(reason))
    return { error: fail("MODEL_CONTENT", told, "the server will not answer this"), again: false };
  return { error: fail("MODEL_REFUSED", told), again: again(false), ...wait };
}

/** Milliseconds from `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110 §10.2.3). */
export function waitOf(headers: Headers, now = Date.now()): number | undefined {
  const milliseconds = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (milliseconds >= 0) return milliseconds;
  const value = headers.get("retry-after") ?? "";
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The server's message in one short line. */
function said({ message }: Refusal): string {
  const text = message.trim();
  if (text === "") return "(nothing)";
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
