/**
 * A row's JSON text in which the values of the named fields became strings that hold their JSON text. Numbers of other
 * languages do not survive JavaScript's: 1.0 becomes 1, 10**30 is rounded, NaN is refused. The row is an object, or each
 * element of an array of objects.
 */
export function withRawFields(text: string, fields: readonly string[]): string {
  const rowDepth = text.trimStart().startsWith("[") ? 2 : 1;
  const pieces: string[] = [];
  let from = 0;
  let depth = 0;
  let key: string | undefined;
  let start: number | undefined;
  const ended = (at: number) => {
    if (start !== undefined && key !== undefined && fields.includes(key)) {
      pieces.push(text.slice(from, start), JSON.stringify(text.slice(start, at).trim()));
      from = at;
    }
    key = start = undefined;
  };
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,]/g)) {
    if (depth === rowDepth) {
      if (start === undefined && token.startsWith('"')) key = token.slice(1, -1);
      else if (start === undefined && token === ":") start = index + 1;
      else if (token === "," || token === "}") ended(index);
    }
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
