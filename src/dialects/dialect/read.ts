import { z } from "zod";
import { AssayError } from "../../core/errors.ts";

/** The error for an answer that is none: the request may be sent again. */
export function badReply(what: string): AssayError {
  return new AssayError("MODEL_BAD_REPLY", `the server's answer cannot be used: ${what}`);
}

/** Reads what a server sent. @throws AssayError MODEL_BAD_REPLY that names the first wrong field. */
export function readAnswerAs<T>(schema: z.ZodType<T>, body: unknown): T {
  if (typeof body === "string") throw badReply("it is not sent as JSON");
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw badReply(firstIssue(read.error));
}

/** Reads what a client sent. @throws AssayError WIRE_REQUEST that names the first wrong field. */
export function readRequestAs<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new AssayError("WIRE_REQUEST", `the request cannot be used: ${firstIssue(read.error)}`);
}

/** The JSON of an event's data. @throws AssayError MODEL_BAD_REPLY. */
export function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw badReply("a piece of the stream is not JSON, or was cut");
  }
}

/** The arguments of a tool call as an object, for formats that carry no text there; `{}` when they are none. */
export function argumentsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text || "{}");
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** The object without its undefined fields. */
export function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** A count of tokens; anything else, as servers send it where they do not count, is 0. */
export const count = z.number().int().nonnegative().catch(0);

/** A JSON object of any fields. */
export const object = z.record(z.string(), z.unknown());

/** An optional field that some senders fill with null. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "it has a wrong shape";
  const where = issue.path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  return `${where.replace(/^\./, "") || "it"}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
}
