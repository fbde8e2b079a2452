/** Where strings and comments of a language begin and end, as far as brackets and operators must not be seen in them. */
export interface Lexis {
  /** Each begins a comment that ends with the line. */
  lineComments: string[];
  blockComments: [open: string, close: string][];
  /** Each begins and ends a string, with backslash escapes. */
  quotes: string[];
  /** Strings without escapes, and others with marks of their own; tried before `quotes`. */
  raw?: [open: string, close: string][];
}

export const CURLY: Lexis = { lineComments: ["//"], blockComments: [["/*", "*/"]], quotes: ['"', "'"] };
export const HASH: Lexis = { lineComments: ["#"], blockComments: [], quotes: ['"', "'"] };

/** The text with the insides of strings and all comments blanked out. Positions stay the same. */
export function mask(text: string, lexis: Lexis): string {
  let out = "";
  let at = 0;
  const blank = (end: number, keep = 0) => {
    if (end - at < 2 * keep) keep = 0;
    const inside = text.slice(at + keep, end - keep).replace(/[^\n]/g, keep ? "_" : " ");
    out += text.slice(at, at + keep) + inside + text.slice(end - keep, end);
    at = end;
  };
  const until = (close: string, from: number) => {
    const found = text.indexOf(close, from);
    return found < 0 ? text.length : found;
  };
  while (at < text.length) {
    const opens = (open: string) => text.startsWith(open, at);
    const line = lexis.lineComments.find(opens);
    const block = lexis.blockComments.find(([open]) => opens(open));
    const raw = lexis.raw?.find(([open]) => opens(open));
    const quote = lexis.quotes.find(opens);
    if (line) blank(until("\n", at));
    else if (block) blank(Math.min(text.length, until(block[1], at + block[0].length) + block[1].length));
    else if (raw) blank(Math.min(text.length, until(raw[1], at + raw[0].length) + raw[1].length), 1);
    else if (quote) {
      let end = at + 1;
      while (end < text.length && text[end] !== quote) end += text[end] === "\\" ? 2 : 1;
      // A character that only looks like a quote (a lifetime, an apostrophe) does not swallow the lines below.
      if (text.slice(at, end).includes("\n") && quote === "'") out += text[at++];
      else blank(Math.min(text.length, end + 1), 1);
    } else out += text[at++];
  }
  return out;
}

const CLOSES: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** The position of the bracket that closes the one at `open`, in masked text; -1 when there is none. */
export function closing(masked: string, open: number): number {
  const stack: string[] = [];
  for (let at = open; at < masked.length; at++) {
    const char = masked[at]!;
    if (CLOSES[char]) stack.push(CLOSES[char]);
    else if (char === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return at;
    } else if (char === ")" || char === "]" || char === "}") return -1;
  }
  return -1;
}

export interface Span {
  start: number;
  end: number;
}

/** The parts of a span between separators that are in no bracket. */
export function split(masked: string, { start, end }: Span, separator: RegExp): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (CLOSES[masked[at]!]) {
      const close = closing(masked, at);
      if (close < 0 || close >= end) return [{ start, end }];
      at = close;
      continue;
    }
    separator.lastIndex = at;
    const match = new RegExp(separator.source, "y");
    match.lastIndex = at;
    const found = match.exec(masked);
    if (!found || found[0].length === 0) continue;
    parts.push({ start: from, end: at });
    at += found[0].length - 1;
    from = at + 1;
  }
  parts.push({ start: from, end });
  return parts;
}

/** A span without white space at its ends, and without brackets around all of it. */
export function bare(masked: string, span: Span): Span {
  let { start, end } = span;
  for (;;) {
    while (start < end && /\s/.test(masked[start]!)) start++;
    while (end > start && /\s/.test(masked[end - 1]!)) end--;
    if (masked[start] !== "(" || closing(masked, start) !== end - 1) return { start, end };
    start++;
    end--;
  }
}
