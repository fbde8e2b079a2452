import { z } from "zod";
import type { Test } from "../../../core/task.ts";

export const language = z
  .string()
  .max(40)
  .default("python")
  .describe("language id, e.g. python, javascript, cpp, java, rust (default: python)");

export const entry = z
  .string()
  .regex(/^[A-Za-z_$][\w$]*$/)
  .describe("the function that the tests call");

const MOST = 200_000;
export const code = z.string().max(MOST);

/** A test: a statement of the program's language, or a JSON object of one of our kinds. */
const test = z.union([
  z.string().max(MOST),
  z.object({ kind: z.literal("code"), code }),
  z.object({ kind: z.literal("io"), stdin: z.string(), stdout: z.string() }),
  z.object({ kind: z.literal("call"), args: z.array(z.json()), expected: z.json() }),
]);

export const tests = z
  .array(test)
  .max(200)
  .describe(
    'tests: code such as "assert add(1, 2) == 3", or {kind: "io", stdin, stdout}, or {kind: "call", args, expected}',
  );

export function testsOf(given: z.infer<typeof tests>): Test[] {
  return given.map((each) => (typeof each === "string" ? { kind: "code", code: each } : (each as Test)));
}
