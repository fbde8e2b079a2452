import type { Context } from "hono";
import type { z } from "zod";
import { AssayError } from "../../core/errors.ts";

/** The bytes that a request says it has; the most that it may have when it does not say. REQUEST_TOO_LARGE beyond that. */
export function lengthOf(context: Context, most: number): number {
  const length = Number(context.req.header("content-length") ?? most);
  if (!(length <= most)) throw tooLarge(most);
  return length;
}

/** Text of a body that may say a wrong length, or none. Throws REQUEST_TOO_LARGE before it holds more than `most` bytes. */
export async function textOf(context: Context, most: number): Promise<string> {
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

/** The JSON of a body; REQUEST_INVALID when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AssayError("REQUEST_INVALID", `not JSON: ${(error as Error).message}`, { where: "body" });
  }
}

/** A body of a known shape; REQUEST_INVALID with one line for the first thing that is wrong. */
export function shaped<Body>(schema: z.ZodType<Body>, value: unknown, where = "body"): Body {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AssayError("REQUEST_INVALID", issue?.message ?? "wrong shape", {
    where: [where, ...(issue?.path ?? [])].join("."),
  });
}

function tooLarge(most: number): AssayError {
  return new AssayError("REQUEST_TOO_LARGE", `the body is larger than this server's ${most} bytes`);
}
