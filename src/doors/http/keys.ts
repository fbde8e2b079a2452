import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import type { MiddlewareHandler } from "hono";
import { AssayError } from "../../core/errors.ts";
import { complain, ownComplaint } from "./refusal.ts";

/** The variable with the keys that a server accepts, separated by commas. */
export const KEYS_VARIABLE = "ASSAY_SERVE_KEYS";

const LEAST = 16;

/** Keys from a file (one a line, `#` begins a comment) and from the environment. Throws SERVE_KEY for a weak one. */
export function readKeys(file: string | undefined, environment: NodeJS.ProcessEnv = process.env): string[] {
  const lines = file === undefined ? [] : readFileSync(file, "utf8").split("\n");
  const listed = (environment[KEYS_VARIABLE] ?? "").split(",");
  const keys = [...lines.filter((line) => !line.startsWith("#")), ...listed].map((key) => key.trim());
  const given = [...new Set(keys.filter((key) => key !== ""))];
  if (given.some((key) => key.length < LEAST))
    throw new AssayError("SERVE_KEY", `a key has fewer than ${LEAST} characters`, {
      where: file ?? KEYS_VARIABLE,
      fix: "make one with: openssl rand -hex 32",
    });
  return given;
}

/**
 * Whether an `Authorization` header (`Bearer KEY`, or the key alone as Piston's clients send it) holds one of the keys.
 * Compares digests, all of them, so that neither time nor length tells how near a guess was.
 */
function keyCheck(keys: readonly string[]): (header: string | undefined) => boolean {
  if (keys.length === 0) return () => true;
  const digests = keys.map(digest);
  return (header = "") => {
    const given = digest(header.replace(/^Bearer\s+/i, "").trim());
    return digests.map((known) => timingSafeEqual(known, given)).some(Boolean);
  };
}

/** Lets in only who sends one of the keys; everyone when there are none. `onRefused` is called for who is not let in. */
export function keyDoor(keys: readonly string[], onRefused?: () => void): MiddlewareHandler {
  const holdsKey = keyCheck(keys);
  return async (context, next) => {
    if (holdsKey(context.req.header("authorization"))) return next();
    onRefused?.();
    const refused = new AssayError("KEY_REFUSED", "this server needs a key", {
      fix: "send it as Authorization: Bearer KEY",
    });
    return complain(context, refused, ownComplaint);
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
