import { isLiteral, isLiteralCall } from "./literal.ts";

/**
 * The doctest examples of a docstring as tests: `>>> f(1, 2)` above `3` becomes `assert f(1, 2) == 3`. Only calls of
 * the entry with literal arguments and a literal answer on one line are taken: nothing else is sure to mean the same.
 */
export function docstringExamples(prompt: string, entry: string): { kind: "code"; code: string }[] {
  const lines = prompt.split("\n").map((line) => line.trim());
  return lines.flatMap((line, index) => {
    const call = /^>>>\s*(.*)$/.exec(line)?.[1] ?? "";
    const answer = lines[index + 1] ?? "";
    if (!isLiteralCall(call, entry) || !isLiteral(answer)) return [];
    return [{ kind: "code" as const, code: `assert ${call} == ${answer}` }];
  });
}
