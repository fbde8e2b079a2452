import { AssayError } from "../../../core/errors.ts";
import type { Task, Test } from "../../../core/task.ts";
import { fences } from "../../../moves/text/fences.ts";
import { syntaxOf, wordPattern } from "../../../moves/text/syntax.ts";
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
  const scripts = scriptsIn(text, task.language, task.entry);
  const outside = scripts.reduce((rest, script) => rest.replace(script, ""), text.replaceAll("\r\n", "\n"));
  const asserted = parseTests(outside, { ...task, id: "", prompt: "", tests: [] });
  const rest = outside.replaceAll(/^.*\bassert\b.*$/gm, "");
  const codes = [...scripts.map((code) => standing(code, task.entry!)), ...new Set(asserted)];
  return [
    ...codes.map((code): Test => ({ kind: "code", code })),
    ...examplesIn(rest, task.language, task.entry),
  ];
}

/**
 * Code blocks that are a test as a whole: they use the entry without defining it, and assert about what other statements
 * have made (`s = Stack()`, then `assert s.pop() == 1`).
 */
function scriptsIn(text: string, language: string, entry: string): string[] {
  const syntax = syntaxOf(language);
  const mentions = wordPattern(entry);
  return fences(text)
    .filter(({ label }) => label === "" || syntax.names.includes(label))
    .map(({ code }) => code)
    .filter((code) => {
      if (!mentions.test(code) || syntax.defines(entry).test(code.replaceAll(/^(?:from|import)\s.*$/gm, "")))
        return false;
      const statements = code.split("\n").filter((line) => /^\S/.test(line) && !syntax.remark.test(line));
      const asserts = statements.filter((line) => /^assert\b/.test(line));
      return asserts.length > 0 && asserts.length < statements.length && !/^>>> /m.test(code);
    });
}

/** A test without the lines that import the entry: it is in scope. */
function standing(code: string, entry: string): string {
  return code
    .split("\n")
    .filter(
      (line) =>
        !(
          /^(?:from\s+[\w.]+\s+import|import\s|const\s.*=\s*require\()/.test(line) &&
          wordPattern(entry).test(line)
        ),
    )
    .join("\n");
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
