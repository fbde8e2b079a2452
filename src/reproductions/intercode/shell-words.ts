/**
 * The words of a command line by POSIX rules without expansion, as Python's `shlex.split` finds them: the recorded
 * actions went through it, inside double quotes, on their way to the shell. Null when a quote is not closed.
 */
export function shellWords(text: string): string[] | null {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (quote) {
      if (letter === quote) quote = "";
      else if (letter === "\\" && quote === '"' && /["\\]/.test(text[at + 1] ?? "")) word += text[++at]!;
      else word += letter;
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word ??= "";
    } else if (letter === "\\") {
      if (at + 1 >= text.length) return null;
      word = (word ?? "") + text[++at]!;
    } else word = (word ?? "") + letter;
  }
  if (quote) return null;
  if (word !== undefined) words.push(word);
  return words;
}

/** A word that the shell takes as it is. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
