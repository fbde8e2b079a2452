import { inflateSync } from "node:zlib";
import { z } from "zod";

const Listed = z.array(z.object({ input: z.string(), output: z.string() }));
const Both = z.object({
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  fn_name: z.string().nullish(),
});

export type Tests = z.infer<typeof Listed>;

/**
 * Tests as they are published: JSON text, or JSON text that was pickled, deflated and written in base64. Some copies hold
 * inputs and outputs as two lists, and the function's name with them. Throws an Error that says what is wrong.
 */
export function hiddenTests(text: string): { tests: Tests; entry?: string } {
  const json = /^\s*[[{]/.test(text) ? text : pickledText(inflateSync(Buffer.from(text, "base64")));
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value)) return { tests: Listed.parse(value) };
  const { inputs, outputs, fn_name } = Both.parse(value);
  const tests = inputs.map((input, at) => ({ input, output: outputs[at] ?? "" }));
  return { tests, ...(fn_name ? { entry: fn_name } : {}) };
}

/** Opcodes of a pickle that begin a text, and how many bytes its length has. */
const TEXTS: Record<number, number> = { 140: 1, 88: 4, 141: 8 };

/** The first text in a pickle that may be JSON; what is no pickle is the text itself. Nothing in it is run. */
function pickledText(bytes: Buffer): string {
  if (bytes[0] !== 0x80) return bytes.toString("utf8");
  for (let at = 2; at < bytes.length - 8; at++) {
    const width = TEXTS[bytes[at]!];
    if (width === undefined) continue;
    const length = width === 8 ? Number(bytes.readBigUInt64LE(at + 1)) : bytes.readUIntLE(at + 1, width);
    const start = at + 1 + width;
    if (length > 1 && start + length <= bytes.length && /^[[{]$/.test(String.fromCharCode(bytes[start]!)))
      return bytes.subarray(start, start + length).toString("utf8");
  }
  throw new Error("the packed tests hold no text");
}
