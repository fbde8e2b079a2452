import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { SharedCap } from "../../../kit/purse.ts";

/** What a folder's `assay.config.json` may say. It holds no keys: those stay in the environment. */
export interface Config {
  /** Short names for models: `{ "fast": "openai/gpt-4o-mini" }`. */
  models: Record<string, string>;
  /** Caps on what live models may take, beside `--budget` for one attempt. */
  budget: { run?: SharedCap; day?: SharedCap };
}

const cap = z.strictObject({
  calls: z.number().nonnegative().exactOptional(),
  tokens: z.number().nonnegative().exactOptional(),
  usd: z.number().nonnegative().exactOptional(),
});

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "an alias is made of small letters, digits and dashes");

const schema = z.strictObject({
  models: z.record(name, z.string().min(1)).default({}),
  budget: z.strictObject({ run: cap.exactOptional(), day: cap.exactOptional() }).default({}),
});

/**
 * Reads `assay.config.json` in a folder; without one, nothing is set.
 * @throws AssayError CONFIG_INVALID that names the file and the field.
 */
export function readConfig(folder = process.cwd()): Config {
  const path = join(folder, "assay.config.json");
  const invalid = (what: string, where = path) =>
    new AssayError("CONFIG_INVALID", what, { where, fix: "see docs/cli.md, the config file" });
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { models: {}, budget: {} };
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(`not JSON: ${(error as Error).message}`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(issue?.message ?? "wrong shape", [path, ...(issue?.path ?? [])].join(" ."));
}

/** The model that is meant: an alias of the config file, or the name itself. */
export function modelNamed(typed: string, { models }: Config): string {
  return Object.hasOwn(models, typed) ? models[typed]! : typed;
}
