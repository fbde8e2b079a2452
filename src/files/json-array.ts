/** The lines, from 1, on which the elements of a JSON array begin. `text` must be valid JSON. */
export function elementLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let awaited = true;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[[\]{},]|\n|[^\s"[\]{},]+/g)) {
    if (token === "\n") {
      line++;
      continue;
    }
    const closes = token === "]" || token === "}";
    if (depth === 1 && awaited && !closes) {
      lines.push(line);
      awaited = false;
    } else if (depth === 1 && token === ",") awaited = true;
    if (token === "[" || token === "{") depth++;
    else if (closes) depth--;
  }
  return lines;
}
