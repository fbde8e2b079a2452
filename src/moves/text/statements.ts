import type { Syntax } from "./syntax.ts";

/**
 * The statement that starts at `start`, on one line: line breaks inside brackets become spaces, comments
 * go. Null when it never ends (open bracket or quote: a reply cut short) or spans lines inside a quote.
 */
export function statementAt(
  text: string,
  start: number,
  syntax: Syntax,
): { code: string; end: number } | null {
  let code = "";
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const quote = syntax.quotes.find((mark) => text.startsWith(mark, at));
    if (quote !== undefined) {
      const close = endOfQuote(text, at, quote);
      if (close === null) return null;
      code += text.slice(at, close);
      at = close;
      continue;
    }
    const character = text.charAt(at);
    if (text.startsWith(syntax.comment, at)) {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (depth === 0 && (character === "\n" || character === ";")) break;
    if (character === "\n" || text.startsWith("\\\n", at)) {
      const gap = /^\\?\n\s*/.exec(text.slice(at))?.[0] ?? "\n";
      code = `${code.trimEnd()} `;
      at += gap.length;
      continue;
    }
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (depth < 0) return null;
    code += character;
    at++;
  }
  return depth === 0 ? { code: code.trim(), end: at } : null;
}

/** Index after the closing quote; null when the quote is open or holds a line break. */
function endOfQuote(text: string, start: number, quote: string): number | null {
  for (let at = start + quote.length; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] === "\\") at++;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return null;
}
