import type { Context } from "hono";
import { AssayError } from "../../../core/errors.ts";

/** A query value that must be there. */
export function asked(context: Context, name: string): string {
  const value = context.req.query(name);
  if (value !== undefined) return value;
  throw new AssayError("REQUEST_INVALID", `${name} is missing`, { where: context.req.path });
}

/** A whole number from a query, within bounds. */
export function askedNumber(context: Context, name: string, preset: number, most = 1e9): number {
  const value = Number(context.req.query(name) ?? preset);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new AssayError("REQUEST_INVALID", `${name} is a whole number from 0 to ${most}`, {
    where: context.req.path,
  });
}

/** A share from a query. */
export function askedShare(context: Context, name: string, preset: number): number {
  const value = Number(context.req.query(name) ?? preset);
  if (value >= 0 && value <= 1) return value;
  throw new AssayError("REQUEST_INVALID", `${name} is a number from 0 to 1`, { where: context.req.path });
}
