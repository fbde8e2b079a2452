/** A line of code as its words and signs, single spaces between them; comments and the `return` before a value left out. */
export function wordsOf(line: string): string {
  return (
    line
      .replace(/(?:#|\/\/).*$/, "")
      .replace(/^\s*return\b/, "")
      .match(/[A-Za-z_$][\w$]*|\d[\w.]*|"[^"]*"|'[^']*'|\S/g)
      ?.join(" ") ?? ""
  );
}
