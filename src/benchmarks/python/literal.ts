const SPACE = /[ \t]*/y;
const ATOM =
  /(?:[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|True|False|None|[rbuRBU]?(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"))(?![\w'"])/y;
const CLOSING: Record<string, string> = { "[": "]", "(": ")", "{": "}" };

/** Whether a text is one Python literal on one line: a number, string, True, False, None, or a display of literals. */
export function isLiteral(text: string): boolean {
  return skipSpace(text, literalEnd(text, 0)) === text.length;
}

/** Whether a text is a call of `name` whose arguments are all literals, by position. */
export function isLiteralCall(text: string, name: string): boolean {
  return text.startsWith(`${name}(`) && skipSpace(text, displayEnd(text, name.length)) === text.length;
}

/** Where the literal that begins at `at` (after space) ends; -1 when there is none. */
function literalEnd(text: string, at: number): number {
  const start = skipSpace(text, at);
  if (start === -1) return -1;
  if (text[start]! in CLOSING) return displayEnd(text, start);
  ATOM.lastIndex = start;
  return ATOM.test(text) ? ATOM.lastIndex : -1;
}

/** Where the brackets that open at `at`, with literals between them, close. */
function displayEnd(text: string, at: number): number {
  const close = CLOSING[text[at]!]!;
  let end = skipSpace(text, at + 1);
  while (end !== -1 && text[end] !== close) {
    end = skipSpace(text, literalEnd(text, end));
    if (close === "}" && text[end] === ":") end = skipSpace(text, literalEnd(text, end + 1));
    if (text[end] === ",") end = skipSpace(text, end + 1);
    else if (text[end] !== close) return -1;
  }
  return end === -1 ? -1 : end + 1;
}

function skipSpace(text: string, at: number): number {
  if (at === -1) return -1;
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}
