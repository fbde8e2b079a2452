import type { Limits, Suite } from "../../core/task.ts";

/** A row that carries HumanEval's fields. */
export interface FunctionRow {
  prompt: string;
  entry_point: string;
  /** Defines `check(candidate)`. */
  test: string;
}

/**
 * The suite of a row of HumanEval's shape, with nothing of ours beside its test: helpers that the test uses must come
 * from the program, as in the harnesses that made the records.
 */
export function functionSuite(row: FunctionRow, limits: Partial<Limits> = {}): Suite {
  const code = `${row.test}\ncheck(${row.entry_point})`;
  return { tests: [{ kind: "code", code }], entry: row.entry_point, limits };
}

/**
 * The program behind a text that is either the prompt's continuation (it begins indented) or a whole function. A
 * whole one still needs the prompt's imports and helpers, so the prompt gets an empty body and is then redefined.
 */
export function functionProgram(prompt: string, text: string): string {
  return /^\s*\n?[ \t]+\S/.test(text) ? prompt + text : `${prompt.trimEnd()}\n    pass\n\n${text}`;
}
