import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { Budget } from "../../../core/strategy.ts";
import { readJsonLines } from "../../../files/jsonl.ts";
import type { SharedCap } from "../../../kit/purse.ts";

/** A key as its file keeps it: never the key itself. */
export interface KeyRecord {
  /** Who holds it; in the audit log and in metrics. */
  name: string;
  /** SHA-256 of the key, in hexadecimal. */
  sha256: string;
  /** Requests in any minute. */
  perMinute?: number;
  /** What all its requests of a day may take. */
  day?: SharedCap;
  /** What one request may take at most. */
  request?: Budget;
}

const amount = z.number().nonnegative();
const cap = { calls: amount.exactOptional(), tokens: amount.exactOptional(), usd: amount.exactOptional() };
const schema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "a name is made of small letters, digits and dashes"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits are needed"),
  perMinute: amount.exactOptional(),
  day: z.strictObject(cap).exactOptional(),
  request: z.strictObject({ ...cap, seconds: amount.exactOptional() }).exactOptional(),
});

/** Keys of a gateway: one JSON object a line. Throws SERVE_KEY that names the line, never what is in it. */
export async function readRing(file: string): Promise<KeyRecord[]> {
  const records: KeyRecord[] = [];
  for await (const { line, value } of readJsonLines(file)) {
    const read = schema.safeParse(value);
    if (!read.success)
      throw new AssayError("SERVE_KEY", `not a key: ${read.error.issues[0]?.message ?? "wrong shape"}`, {
        where: `${file}:${line}`,
        fix: "make one with: assay serve --add-key NAME --keys FILE",
      });
    if (records.some(({ name }) => name === read.data.name))
      throw new AssayError("SERVE_KEY", `a second key is called ${read.data.name}`, {
        where: `${file}:${line}`,
      });
    records.push(read.data);
  }
  return records;
}

/** A new key and its record. The key is shown once, and kept nowhere. */
export function newKey(name: string): { key: string; record: KeyRecord } {
  if (!schema.shape.name.safeParse(name).success)
    throw new AssayError("SERVE_KEY", "a key's name is made of small letters, digits and dashes", {
      where: name,
    });
  const key = `assay-${randomBytes(24).toString("base64url")}`;
  return { key, record: { name, sha256: digest(key).toString("hex") } };
}

/** A key that is named in the environment rather than in a file. */
export function recordOf(key: string, name: string): KeyRecord {
  return { name, sha256: digest(key).toString("hex") };
}

/**
 * Finds whose key a request carries, in `Authorization: Bearer` or `x-api-key`. All digests are compared, so that time tells
 * nothing of how near a guess was.
 */
export function keyFinder(records: readonly KeyRecord[]): (headers: Headers) => KeyRecord | undefined {
  const known = records.map((record) => ({ record, hash: Buffer.from(record.sha256, "hex") }));
  return (headers) => {
    const given = headers.get("authorization")?.replace(/^Bearer\s+/i, "") ?? headers.get("x-api-key") ?? "";
    const hash = digest(given.trim());
    return known.filter((each) => timingSafeEqual(each.hash, hash))[0]?.record;
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
