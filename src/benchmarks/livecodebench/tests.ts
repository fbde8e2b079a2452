import { inflateSync } from "node:zlib";
import { z } from "zod";

const Tests = z.array(z.object({ input: z.string(), output: z.string() }));

export type Tests = z.infer<typeof Tests>;

/**
 * Tests as they are published: JSON text, or JSON text that was pickled (a text alone), deflated and written in base64. Throws an
 * Error that says what is wrong.
 */
export function hiddenTests(text: string): Tests {
  if (text.trimStart().startsWith("[")) return Tests.parse(JSON.parse(text));
  return Tests.parse(unwrapped(pickledText(inflateSync(Buffer.from(text, "base64")))));
}

/** The text in a pickle that holds nothing else; other bytes as they are. */
function pickledText(bytes: Buffer): string {
  if (bytes[0] !== 0x80) return bytes.toString("utf8");
  // A protocol byte, perhaps a frame of nine bytes, then a text with its length in one, four or eight bytes.
  let at = 2;
  if (bytes[at] === 0x95) at += 9;
  const widths: Record<number, number> = { 0x8c: 1, 0x58: 4, 0x8d: 8 };
  const width = widths[bytes[at]!];
  if (width === undefined) throw new Error("the packed tests are not a text");
  const length = width === 8 ? Number(bytes.readBigUInt64LE(at + 1)) : bytes.readUIntLE(at + 1, width);
  return bytes.subarray(at + 1 + width, at + 1 + width + length).toString("utf8");
}

/** The sample holds JSON text in an object's field. */
function unwrapped(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return typeof value === "string" ? JSON.parse(value) : value;
}
