import { readFileSync } from "node:fs";
import type { Kit } from "../core/strategy.ts";

/** Something that a fragment needs and nobody defines. */
export interface Gap {
  kind: "name" | "import" | "attribute" | "call";
  name: string;
  /** How the fragment uses it: `called`, `iterated`, `.append`, `with int`, … */
  uses: string[];
  /** Values that have failed here, with what they led to. */
  tried: { value: string; error: string }[];
}

/** Proposes a value for a gap as a Python expression (`Object()`, `Function()` too); null to give up. */
export type Guess = (gap: Gap, fragment: string) => Promise<string | null>;

export interface PartialExecution {
  /** Lines on which a statement begins, and those of them that were executed in any run. */
  lines: number[];
  reached: number[];
  /** The values that the last run used, by gap. */
  values: Record<string, string>;
  /** How many values were asked for. */
  guesses: number;
  /** Why the fragment did not run to its end: an exception that is its own, or no more guesses. */
  error?: string;
}

interface Ran {
  lines: number[];
  reached: number[];
  gap?: { key: string; kind: Gap["kind"]; name: string; uses: string[] };
  error?: { type: string; message: string; blame: string[] };
  unreadable?: string;
}

const INSTRUMENT = readFileSync(new URL("./partial/fragment.py", import.meta.url), "utf8");

/** Exceptions that a wrong guess leads to; any other is the fragment's own. */
const GUESSED_WRONG = new Set([
  "TypeError",
  "AttributeError",
  "ValueError",
  "IndexError",
  "KeyError",
  "ZeroDivisionError",
]);

/**
 * Runs a piece of Python whose context is missing: what is not defined gets a value from `guess`, and an operation that
 * a guessed value does not have asks again with the error. A value is an ordinary value and never one that accepts
 * everything, so an error in the fragment itself still shows. After SelfPiCo (Xue et al. 2024, arXiv 2407.16974).
 *
 * Ends when the fragment has run to its end, when no guess helps, or after `maxGuesses`.
 */
export default async function partialExecution(
  fragment: string,
  kit: Kit,
  { guess, maxGuesses = 40, maxTries = 5 }: { guess: Guess; maxGuesses?: number; maxTries?: number },
): Promise<PartialExecution> {
  const session = kit.open({
    language: "python",
    files: { "fragment.py": INSTRUMENT },
    limits: { cpuSeconds: 2, idleSeconds: 2, outputBytes: 256 * 1024 },
  });
  const values: Record<string, string> = {};
  const gaps = new Map<string, Gap>();
  const reached = new Set<number>();
  const result: PartialExecution = { lines: [], reached: [], values, guesses: 0 };
  try {
    for (;;) {
      const ran = await run(session, fragment, values);
      if (typeof ran === "string") return { ...result, reached: [...reached].sort(byNumber), error: ran };
      for (const line of ran.reached) reached.add(line);
      result.lines = ran.lines;
      result.reached = [...reached].sort(byNumber);
      const error = ran.unreadable ?? (ran.error && `${ran.error.type}: ${ran.error.message}`);
      if (!ran.gap && error === undefined) return result;
      if (ran.gap && !gaps.has(ran.gap.key)) gaps.set(ran.gap.key, { ...ran.gap, tried: [] });
      if (ran.error && !GUESSED_WRONG.has(ran.error.type)) return { ...result, error: error! };
      // The value that was used last is the likeliest to be wrong; when nothing else is left for it, the one before.
      let found = false;
      for (const key of ran.gap ? [ran.gap.key] : (ran.error?.blame ?? [])) {
        const gap = gaps.get(key)!;
        if (values[key] !== undefined) gap.tried.push({ value: values[key], error: error! });
        if (gap.tried.length >= maxTries || result.guesses >= maxGuesses) continue;
        result.guesses++;
        const value = await guess(gap, fragment);
        found = value !== null;
        if (value !== null) values[key] = value;
        if (found) break;
      }
      if (!found) return { ...result, error: error ?? `no value for ${ran.gap?.name}` };
    }
  } finally {
    await session.close();
  }
}

const byNumber = (a: number, b: number) => a - b;

/** One run in a process of its own state; a text when there is no result to read. */
async function run(
  session: ReturnType<Kit["open"]>,
  fragment: string,
  values: Record<string, string>,
): Promise<Ran | string> {
  const literal = (value: unknown) => `__import__("json").loads(${JSON.stringify(JSON.stringify(value))})`;
  // What the fragment prints goes nowhere: the last line is the result.
  const shown = await session.step(
    `import contextlib, io, fragment\nwith contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n    __shown = fragment.run(${literal(fragment)}, ${literal(values)})\nprint(__shown)`,
  );
  if (shown.outcome !== "done" || shown.error !== null) return shown.error ?? shown.outcome;
  try {
    return JSON.parse(shown.output.trim().split("\n").at(-1)!) as Ran;
  } catch {
    return "the fragment left no result";
  }
}
