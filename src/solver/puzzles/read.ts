import type { Puzzle } from "./solve.ts";

const NAME = String.raw`\w+(?:\[[\w\s,[\]]*\])?`;

/**
 * The puzzle that a text states: Python that defines `sat(answer, …)` at the start of a line. What type the answer has
 * is said by "value of type …", or by the parameter's annotation. Null when the text states none, or no type.
 */
export function readPuzzle(text: string): Puzzle | null {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("def sat("));
  if (start < 0) return null;
  const body = lines.slice(start + 1);
  const length = body.findIndex((line) => /^[^\s)]/.test(line));
  const verifier = [lines[start], ...(length < 0 ? body : body.slice(0, length))].join("\n").trimEnd();
  const type =
    new RegExp(`value of type (${NAME})`).exec(text)?.[1] ??
    new RegExp(String.raw`^def sat\(\s*\w+\s*:\s*(${NAME})`).exec(verifier)?.[1];
  return type === undefined ? null : { verifier, type };
}
