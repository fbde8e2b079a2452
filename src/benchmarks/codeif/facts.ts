import { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { FACTS } from "./facts.py.ts";

const Facts = z.object({
  /** How many nodes of each kind Python's syntax tree has. */
  kinds: z.record(z.string(), z.number()),
  functions: z.array(z.string()),
  parameters: z.record(z.string(), z.number()),
  classes: z.array(z.string()),
  bases: z.number(),
  calls: z.array(z.string()),
  stored: z.array(z.string()),
  modules: z.array(z.string()),
  recursive: z.boolean(),
  closure: z.boolean(),
  decorators: z.number(),
  docstrings: z.boolean(),
  annotated: z.boolean(),
  raises: z.array(z.string()),
  lines: z.number(),
  longest: z.number(),
  comments: z.number(),
  depth: z.number(),
  starred: z.boolean(),
  words: z.array(z.string()),
});

/** What a Python text shows, by its syntax tree. */
export type Facts = z.infer<typeof Facts>;

/** The facts of a text, or why it has none. The text is parsed in the sandbox, not run. */
export async function factsOf(code: string, sandbox: Sandbox, signal?: AbortSignal): Promise<Facts | string> {
  const request = { language: "python", program: FACTS, stdin: code, limits: { outputBytes: 4 * 1024 ** 2 } };
  const { stdout, stderr, outcome } = await sandbox.run(request, signal);
  if (outcome === "timeout" || outcome === "memory") return outcome;
  if (outcome !== "pass")
    throw new AssayError("SANDBOX_BROKEN", "the text was not looked at", { where: stderr.slice(-300) });
  const said = z.union([Facts, z.object({ error: z.string() })]).parse(JSON.parse(stdout));
  return "error" in said ? said.error : said;
}
