import { type Literal, literal } from "../values/value.ts";
import { NotLiteral, readArguments, readLiteral } from "./literal.ts";

/** A call in a text, with what the text says it gives. */
export interface ReadExample {
  args: Literal[];
  output: Literal;
  text: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
}

/** What may stand between a call and its result. */
const LINK =
  /^\s*(?:\)\s*)*(?:===?|==?>|->|=(?!=)|➞|➡|→|\/\/\s*(?:=>|->|returns?|==)?|#\s*(?:=>|->|returns?|==)|returns?:?|gives:?|(?:the )?(?:output|result) (?:should|would|will) be|should (?:be|return|equal)|must (?:be|return)|would (?:be|return)|will (?:be|return)|is|equals|evaluates to|\bis\b)+\s*>?\s*/i;

/** Every example that a text gives for calls of `entry`, in order. */
export function readExamples(text: string, entry: string, strict = false): ReadExample[] {
  const found: ReadExample[] = [];
  const call = new RegExp(`(?<![\\w.])${entry.replace(/\$/g, "\\$")}\\s*\\(`, "g");
  for (const match of text.matchAll(call)) {
    const start = match.index;
    const before = text.slice(text.lastIndexOf("\n", start) + 1, start);
    if (/(?:def|function)\s+$/.test(before)) continue;
    try {
      const { args, end } = readArguments(text, start + match[0].length - 1);
      const output = readOutput(text, before, end);
      if (output === null) continue;
      const to = end + text.slice(end).indexOf(output.text) + output.text.length;
      found.push({
        args,
        output: output.literal,
        text: `${text.slice(start, end)} == ${output.text}`,
        from: start,
        to: Math.max(end, to),
      });
    } catch (error) {
      if (!(error instanceof NotLiteral)) throw error;
    }
  }
  if (found.length > 0 || strict) return found;
  const blocks = readBlocks(text);
  return blocks.length > 0 ? blocks : readOtherNames(text, entry);
}

/** Examples that call the function by another name, as a text does whose author renamed it. */
function readOtherNames(text: string, entry: string): ReadExample[] {
  const names = new Set(
    [...text.matchAll(/^[^\S\n]*(?:assert\s+|>>>\s*)?([A-Za-z_]\w*)\(/gm)].map((match) => match[1]!),
  );
  for (const name of names) {
    const found = name === entry ? [] : readExamples(text, name, true);
    if (found.length > 1) return found;
  }
  return [];
}

interface Output {
  literal: Literal;
  text: string;
}

function readOutput(text: string, before: string, end: number): Output | null {
  const rest = text.slice(end);
  const line = /^[^\n]*/.exec(rest)![0];
  const wrapper = /(?:\b(set|sorted|tuple|list)\s*\(\s*)$/.exec(before)?.[1];
  const after = wrapper === undefined ? rest : rest.replace(/^\s*\)/, "");
  const asserted =
    /^\s*(?:assert|self\.assert\w*|expect|console\.assert)\b/.test(before) || /\bassert\b/.test(before);
  if (/(?:isclose|[eE]qual|approx|\bis)\s*\(\s*$/.test(before)) return literalAfter(after, /^\s*,\s*/);
  if (/expect\s*\(\s*$/.test(before)) return literalAfter(after, /^\s*\)\s*\.to\w+\(\s*/);
  const linked = literalAfter(after, LINK);
  if (linked !== null) return wrapper === "set" ? asSet(linked) : linked;
  if (asserted && /\bnot\s*\(?\s*$/.test(before)) return { literal: literal.bool(false), text: "False" };
  if (asserted && /^[\s)]*(?:,\s*["'f].*)?$/.test(line)) return { literal: literal.bool(true), text: "True" };
  // A doctest: the result is on the next line, indented as the call is.
  if (/>>>\s*(?:print\s*\(\s*)?$/.test(before) && line.replace(")", "").trim() === "")
    return literalAfter(after, /^\)?[^\S\n]*\n\s*/);
  return null;
}

function literalAfter(text: string, link: RegExp): Output | null {
  const prefix = link.exec(text)?.[0];
  if (prefix === undefined) return null;
  try {
    const { literal: one, end } = readLiteral(text, prefix.length);
    const tail = /^[^\n]*/.exec(text.slice(end))![0];
    // `== 1 + 9 + 0 = 10`: the result is what the line ends with.
    if (/^\s*[-+*/]\s*[\d(]/.test(tail)) {
      const equals = tail.lastIndexOf("=");
      return equals < 0 ? null : literalAfter(tail.slice(equals), /^=\s*/);
    }
    return { literal: one, text: text.slice(prefix.length, end).trim() };
  } catch (error) {
    if (error instanceof NotLiteral) return null;
    throw error;
  }
}

function asSet({ literal: one, text }: Output): Output | null {
  if (one.type.head === "set") return { literal: one, text };
  return null;
}

/** `Input: n = 5` above `Output: 1`, and `For lst = [1, 2] the output should be 3`: examples with no call. */
function readBlocks(text: string): ReadExample[] {
  const found: ReadExample[] = [];
  const starts = /(?:\binputs?\b\s*:|\bfor\s+(?=[a-z_]\w*\s*=)|^\s*(?=[a-z_]\w*\s*=\s*[\d["'(-]))/gim;
  for (const match of text.matchAll(starts)) {
    const example = readBlock(text, match.index + match[0].length);
    if (example !== null) found.push(example);
  }
  return found;
}

function readBlock(text: string, start: number): ReadExample | null {
  const args: Literal[] = [];
  let at = start;
  try {
    while (true) {
      const name = /^\s*(?:[A-Za-z_]\w*\s*(?:=|:)(?!=)\s*)?/.exec(text.slice(at))![0];
      const one = readLiteral(text, at + name.length);
      args.push(one.literal);
      at = one.end;
      const between = /^\s*(?:,|\n\s*(?=[A-Za-z_]\w*\s*[:=])|\band\b)\s*/.exec(text.slice(at))?.[0];
      if (between === undefined || /^\s*(?:output|result|return)/i.test(text.slice(at + between.length)))
        break;
      at += between.length;
    }
  } catch (error) {
    if (!(error instanceof NotLiteral)) throw error;
    return null;
  }
  const output = literalAfter(
    text.slice(at),
    /^[\s,]*(?:(?:the )?(?:output|result)(?: (?:should|would|will) be)?\s*[:=]?|returns?\s*[:=]?|==?>|->|=>|➞)\s*/i,
  );
  if (output === null) return null;
  return {
    args,
    output: output.literal,
    text: text.slice(start, at).trim(),
    from: start,
    to: at + text.slice(at).indexOf(output.text) + output.text.length,
  };
}
