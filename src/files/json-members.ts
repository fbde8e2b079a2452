/**
 * The members of a JSON object, each with the line it begins on, from 1, and the text of a row `{"key": …, "value": …}`
 * that holds it. What is no JSON inside a value (NaN) stays as it is. Undefined when the text ends too early.
 */
export function memberRows(text: string): { line: number; row: string }[] | undefined {
  const rows: { line: number; row: string }[] = [];
  let line = 1;
  let depth = 0;
  let key: { token: string; line: number } | undefined;
  let start: number | undefined;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,\n]/g)) {
    if (token === "\n") line++;
    else if (depth === 1 && start === undefined && token.startsWith('"')) key = { token, line };
    else if (depth === 1 && start === undefined && token === ":") start = index + 1;
    else if (depth === 1 && key && start !== undefined && (token === "," || token === "}")) {
      rows.push({ line: key.line, row: `{"key":${key.token},"value":${text.slice(start, index).trim()}}` });
      key = start = undefined;
    }
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
  }
  return depth === 0 ? rows : undefined;
}
