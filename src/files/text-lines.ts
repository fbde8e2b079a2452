/**
 * The lines of a streamed text with their numbers, from 1. Only a line feed ends a line: JSON strings may hold
 * the Unicode line separators at which other readers split.
 */
export async function* textLines(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }> {
  let line = 1;
  let rest: string[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
      rest.push(chunk.slice(start, end));
      yield { line: line++, text: rest.join("") };
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.slice(start));
  }
  if (rest.length > 0) yield { line, text: rest.join("") };
}
