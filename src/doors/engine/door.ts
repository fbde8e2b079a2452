import type { Context, Hono } from "hono";
import type { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Ceiling } from "./ceiling.ts";
import type { Counters } from "./counters.ts";
import type { Gate } from "./gate.ts";

/** What every route works with. */
export interface House {
  sandbox: Sandbox;
  gate: Gate;
  counters: Counters;
  ceiling: Ceiling;
  /** Largest body of a request. */
  bodyBytes: number;
  /** Believe clients that say their tests may share a process with other checks' tests. */
  trustTests: boolean;
  /** Folders searched for benchmark files before the network. */
  data: string[];
}

/** A route's own way to tell an error: each API has its shape for it. */
export type Complaint = (error: AssayError, status: number) => unknown;

const STATUS: Record<string, number> = {
  REQUEST_INVALID: 400,
  UNKNOWN_NAME: 400,
  NO_TESTS: 400,
  NO_CODE_TESTS: 400,
  NO_CALL_TESTS: 400,
  KEY_REFUSED: 401,
  NOT_FOUND: 404,
  REQUEST_TOO_LARGE: 413,
  SERVER_BUSY: 429,
  ISOLATION_LACKS: 501,
  TOOLCHAIN_MISSING: 501,
  TOOLCHAIN_BROKEN: 501,
  SANDBOX_BROKEN: 503,
  SANDBOX_CLOSED: 503,
  SERVER_STOPPING: 503,
};

export function statusOf(error: AssayError): number {
  return STATUS[error.code] ?? 500;
}

/** Answers an error in a route's own shape. Never throws. */
export function complain(context: Context, thrown: unknown, complaint: Complaint): Response {
  const error =
    thrown instanceof AssayError
      ? thrown
      : new AssayError("UNEXPECTED", "this server failed", { cause: thrown });
  const status = statusOf(error);
  if (status === 429 || status === 503) context.header("Retry-After", "1");
  return context.json(complaint(error, status) as object, status as 400);
}

/** A POST route that runs programs: let in, read, validated, waited for its turn, done, answered, counted. */
export function job<Body>(
  app: Hono,
  path: string,
  house: House,
  schema: z.ZodType<Body>,
  complaint: Complaint,
  act: (body: Body, signal: AbortSignal) => Promise<unknown>,
): void {
  app.post(path, async (context) => {
    const { signal } = context.req.raw;
    let release = () => {};
    let response: Response;
    try {
      const length = Number(context.req.header("content-length") ?? house.bodyBytes);
      if (length > house.bodyBytes) throw tooLarge(house.bodyBytes);
      const ticket = house.gate.enter(length);
      release = ticket.release;
      const body = parse(schema, await textOf(context, house.bodyBytes));
      await ticket.turn(signal);
      const answer = (await act(body, signal)) as object;
      signal.throwIfAborted();
      response = context.json(answer);
    } catch (error) {
      if (signal.aborted) {
        house.counters.add("assay_cancelled_total");
        return new Response(null, { status: 499 });
      }
      response = complain(context, error, complaint);
    } finally {
      release();
    }
    house.counters.add("assay_requests_total", { route: path, status: String(response.status) });
    return response;
  });
}

/** Text of a body that may say a wrong length, or none. */
async function textOf(context: Context, most: number): Promise<string> {
  if (context.req.header("content-length") !== undefined) return context.req.text();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (context.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** One line for the first thing that is wrong. */
function parse<Body>(schema: z.ZodType<Body>, text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AssayError("REQUEST_INVALID", `not JSON: ${(error as Error).message}`, { where: "body" });
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AssayError("REQUEST_INVALID", issue?.message ?? "wrong shape", {
    where: ["body", ...(issue?.path ?? [])].join("."),
  });
}

function tooLarge(most: number): AssayError {
  return new AssayError("REQUEST_TOO_LARGE", `the body is larger than this server's ${most} bytes`);
}
