import type { Context } from "hono";
import { AssayError } from "../../core/errors.ts";

/** A route's own way to tell an error: each API has its shape for it. */
export type Complaint = (error: AssayError, status: number) => unknown;

const STATUS: Record<string, number> = {
  BAD_BUDGET: 400,
  BAD_OPTION: 400,
  MODEL_CONTENT: 400,
  MODEL_CONTEXT: 400,
  MODEL_LACKS: 400,
  MODEL_REFUSED: 400,
  NO_CALL_TESTS: 400,
  NO_CODE_TESTS: 400,
  NO_TESTS: 400,
  REQUEST_INVALID: 400,
  REWARD_LACKS: 400,
  UNKNOWN_NAME: 400,
  UNKNOWN_OPTION: 400,
  WIRE_REQUEST: 400,
  KEY_REFUSED: 401,
  KEY_BUDGET: 402,
  PRICE_UNKNOWN: 402,
  REQUEST_BUDGET: 402,
  ORIGIN_REFUSED: 403,
  MODEL_NOT_SERVED: 404,
  NOT_FOUND: 404,
  REQUEST_REUSED: 409,
  REQUEST_TOO_LARGE: 413,
  KEY_RATE: 429,
  MODEL_BUSY: 429,
  SERVER_BUSY: 429,
  ISOLATION_LACKS: 501,
  TOOLCHAIN_BROKEN: 501,
  TOOLCHAIN_MISSING: 501,
  MODEL_BAD_REPLY: 502,
  MODEL_CERTIFICATE: 502,
  MODEL_DOWN: 502,
  MODEL_FAILED: 502,
  MODEL_KEY: 502,
  MODEL_UNKNOWN: 502,
  MODEL_UNREACHABLE: 502,
  SANDBOX_BROKEN: 503,
  SANDBOX_CLOSED: 503,
  SERVER_STOPPING: 503,
  MODEL_TIMEOUT: 504,
};

/** The HTTP status of an error; 500 for one that no client can do anything about. */
export function statusOf(error: AssayError): number {
  return STATUS[error.code] ?? 500;
}

/** What was thrown as something that may be shown: anything unforeseen says nothing of itself. */
export function shown(thrown: unknown): AssayError {
  return thrown instanceof AssayError
    ? thrown
    : new AssayError("UNEXPECTED", "this server failed", { cause: thrown });
}

/** Answers an error in a route's own shape. Never throws. */
export function complain(context: Context, thrown: unknown, complaint: Complaint): Response {
  const error = shown(thrown);
  const status = statusOf(error);
  if (status === 429 || status === 503) context.header("Retry-After", "1");
  return context.json(complaint(error, status) as object, status as 400);
}

/** An error as our own APIs tell it: `{ error: { code, message, where?, fix? } }`. */
export const ownComplaint: Complaint = ({ code, message, where, fix }) => ({
  error: { code, message, where, fix },
});
