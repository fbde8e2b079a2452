const OPEN: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/**
 * Whether a text's brackets pair up, quoted text aside: put into the place of an argument it cannot end the call and go
 * on with something of its own. Quotes are those that most languages share; backslash escapes.
 */
export function isBalanced(text: string): boolean {
  const expected: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"' || letter === "'" || letter === "`") {
      at = closing(text, at);
      if (at === -1) return false;
    } else if (letter in OPEN) expected.push(OPEN[letter]!);
    else if (/[)\]}]/.test(letter) && expected.pop() !== letter) return false;
  }
  return expected.length === 0;
}

function closing(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[quote]) return at;
  }
  return -1;
}
