import { AssayError } from "../../../core/errors.ts";
import type { Task, Test } from "../../../core/task.ts";
import { parseTests } from "../../../moves/write-tests.ts";
import { readSpec } from "../../../solver/spec/read.ts";
import { testsOf } from "../../../solver/spec/tests.ts";

/** A block of sample input above one of sample output, as contests write them. */
const SAMPLE =
  /\binputs?\b[^\n`]*\n+(`{3,})[^\n]*\n([\s\S]*?)\n?\1[^\n]*\n+[^\n`]*\boutputs?\b[^\n`]*\n+(`{3,})[^\n]*\n([\s\S]*?)\n?\3/gi;

/**
 * The tests that a user's words hold: assertions as they stand; examples (doctests, `f(2) returns 4`, `f(2) -> 4`), read as
 * the built-in solver reads them; for a program without an entry, blocks of sample input and output. Contradicting or
 * unreadable examples give none: nothing is guessed.
 */
export function testsIn(text: string, task: Pick<Task, "language" | "entry">): Test[] {
  if (task.entry === undefined) return samplesIn(text);
  // C and C++ are judged by what they print.
  if (task.language !== "python" && task.language !== "javascript") return [];
  const asserted = parseTests(text, { ...task, id: "", prompt: "", tests: [] });
  const rest = text.replaceAll(/^.*\bassert\b.*$/gm, "");
  const codes = [...new Set(asserted)].map((code): Test => ({ kind: "code", code }));
  return [...codes, ...examplesIn(rest, task.language, task.entry)];
}

function examplesIn(text: string, language: string, entry: string): Test[] {
  if (!new RegExp(`(?<![\\w.])${entry.replaceAll("$", "\\$")}\\s*\\(`).test(text)) return [];
  try {
    return testsOf(readSpec(text, { language, entry }));
  } catch (error) {
    if (error instanceof AssayError && error.code.startsWith("SOLVER_")) return [];
    throw error;
  }
}

function samplesIn(text: string): Test[] {
  return [...text.matchAll(SAMPLE)].map(([, , stdin = "", , stdout = ""]) => ({
    kind: "io",
    stdin: `${stdin}\n`,
    stdout: `${stdout}\n`,
  }));
}
