import { z } from "zod";
import type { Sandbox } from "../../../core/sandbox.ts";
import { driverFor } from "../../../models/simulated/pool/observe.ts";
import { inputsFor } from "../compare/inputs.ts";
import type { Tool } from "../house.ts";
import { code, entry } from "./fields.ts";

const input = z.object({
  first: code.describe("one program"),
  second: code.describe("the other program"),
  entry,
  language: z.enum(["python", "javascript"]).default("python"),
  inputs: z
    .array(z.string().max(10_000))
    .max(200)
    .default([])
    .describe('argument lists to begin with, as text: "1, [2, 3]"; they are also varied'),
  count: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(200)
    .describe("inputs that are tried at most (default: 200)"),
});

/** Differences that are told at most. */
const TOLD = 5;

/** Looks for an input that tells two programs apart. */
const comparePrograms: Tool<z.infer<typeof input>> = {
  name: "compare_programs",
  title: "Find where two programs differ",
  description:
    "Runs two programs on the same inputs and gives inputs on which they answer differently. Use it to see whether a rewrite changed behaviour, or which of two candidates fits an example. Finding no difference is no proof that there is none.",
  input,
  free: true,
  async run({ first, second, entry: name, language, inputs: given, count }, { sandbox }, signal) {
    const inputs = await inputsFor(first, name, language, given, count);
    const [one, other] = await Promise.all(
      [first, second].map((each) => answers(each, name, language, inputs, sandbox, signal)),
    );
    const unusable = (row: string[] | null) => !row || row.every((each) => each.startsWith("!"));
    const broken = unusable(one ?? null) ? "first" : unusable(other ?? null) ? "second" : null;
    if (broken || !one || !other)
      return {
        differ: null,
        tried: inputs.length,
        why: `the ${broken} program does not load, or fails on every input`,
      };
    const found = inputs.flatMap((each, index) =>
      one[index] === other[index]
        ? []
        : [{ input: `${name}(${each})`, first: one[index]!, second: other[index]! }],
    );
    // Where one raises and the other does not, the input may only be of a wrong type: those come last.
    const raises = ({ first: a, second: b }: (typeof found)[number]) =>
      Number(a.startsWith("!") || b.startsWith("!"));
    const differences = found.sort((a, b) => raises(a) - raises(b)).slice(0, TOLD);
    return { differ: found.length > 0, tried: inputs.length, different: found.length, differences };
  },
};

/** What a program answers to each input: a literal, or `!` and the exception; null when it did not run. */
async function answers(
  program: string,
  name: string,
  language: string,
  inputs: readonly string[],
  sandbox: Sandbox,
  signal: AbortSignal,
) {
  const driver = driverFor(language);
  if (!driver || inputs.length === 0) return null;
  const limits = { cpuSeconds: 10, outputBytes: 2 * 1024 ** 2 };
  const run = await sandbox.run(
    { language, program: driver.program([program], name, inputs), limits },
    signal,
  );
  if (run.outcome !== "pass" || run.truncated) return null;
  try {
    const rows = JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "") as unknown;
    const row: unknown = Array.isArray(rows) ? rows[0] : null;
    return Array.isArray(row) ? inputs.map((_, index) => String(row[index])) : null;
  } catch {
    return null;
  }
}

export default comparePrograms;
