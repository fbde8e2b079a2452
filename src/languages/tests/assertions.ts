import { bare, closing, type Lexis, mask, type Span, split } from "./text.ts";

/** An assertion found in a test: what the program computes, and what is demanded of it; all as expressions. */
export interface Assertion extends Span {
  actual: string;
  how: "=" | "!" | "~";
  /** The value, and for `~` how far away it may be. */
  expected: string[];
}

/** The text of a test with its masked twin, and the names by which it calls the program. */
export interface Reading {
  text: string;
  masked: string;
  names: string[];
}

/** Looks for one form of assertion. */
export type Form = (reading: Reading) => Assertion[];

/** What a test may not hold outside its assertions if they alone are to decide: other ways to end, and chance. */
const DECIDES =
  /\b(assert\w*|exit|_exit|_Exit|abort|throw|raise|panic|die|fail\w*|quit|halt|s?rand\w*|Random\w*|shuffle|time|now)\b/i;

export function read(text: string, lexis: Lexis, entry: string | undefined): Reading {
  const masked = mask(text, lexis);
  const names = ["candidate", ...(entry ? [entry] : [])];
  return { text, masked, names };
}

/** All assertions of a test in order; undefined when something else in it could decide as well. */
export function assertions(reading: Reading, forms: Form[], decides = DECIDES): Assertion[] | undefined {
  const found = forms.flatMap((form) => form(reading)).sort((a, b) => a.start - b.start);
  const own = found.filter((one, at) => at === 0 || one.start >= found[at - 1]!.end);
  const halves = own.flatMap(({ actual, expected }) => [actual, ...expected]);
  if (own.length === 0 || halves.includes("")) return undefined;
  return decides.test(replaced(reading.masked, own, () => "")) ? undefined : own;
}

/** The text with each assertion replaced. */
export function replaced(
  text: string,
  found: Assertion[],
  by: (assertion: Assertion, index: number) => string,
): string {
  let out = "";
  let at = 0;
  for (const [index, one] of found.entries()) {
    out += text.slice(at, one.start) + by(one, index);
    at = one.end;
  }
  return out + text.slice(at);
}

/** Calls of a function with one condition: `assert(a == b)`. The head's match must end at the opening bracket. */
export function condition(head: RegExp, operators: Operators = C_OPERATORS): Form {
  return (reading) =>
    calls(reading, head).flatMap(({ start, end, inside }) => {
      const [only] = split(reading.masked, inside, /,/g);
      const all = only ? conjunction(reading, only, operators) : [];
      // The first stands where the assertion stood, the others directly behind it.
      return all.map((read, at) => ({ start: at === 0 ? start : end, end, ...read }));
    });
}

/** Calls of a function with both values: `assertEquals(a, b)`. */
export function pair(
  head: RegExp,
  { expectedFirst = false, how = "=", arity = [2, 3], operators }: PairOptions = {},
): Form {
  return (reading) =>
    calls(reading, head).flatMap(({ start, end, inside }) => {
      const parts = split(reading.masked, inside, /,/g);
      const [one, other] = expectedFirst ? [parts[1], parts[0]] : parts;
      if (!one || !other || !arity.includes(parts.length)) return [];
      const { actual, expected } = sides(reading, one, other);
      // `assertEqual(true, abs(a - b) < 1e-6)` is a condition in disguise.
      const condition = operators && expected[0] === operators.yes && compared(reading, one, operators);
      if (condition && how === "=") return [{ start, end, ...condition }];
      return [{ start, end, how, actual, expected }];
    });
}

export interface PairOptions {
  /** Decides which is which where neither calls the program. */
  expectedFirst?: boolean;
  how?: "=" | "!";
  /** Numbers of arguments that it may have. */
  arity?: number[];
  /** Given, a pair with "true" is read as a condition. */
  operators?: Operators;
}

/**
 * Where `head` ends at an opening bracket, a call ends behind the bracket that closes it, and a semicolon; where it
 * does not (`assert a == b`), behind its statement.
 */
export function calls(reading: Reading, head: RegExp): { start: number; end: number; inside: Span }[] {
  const { masked } = reading;
  return [...masked.matchAll(new RegExp(head.source, "g"))].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const bracket = /[([{]/.test(masked[open]!);
    const close = bracket ? closing(masked, open) : statementEnd(masked, open + 1);
    if (close < 0) return [];
    const after = /^\s*;/.exec(masked.slice(bracket ? close + 1 : close));
    const end = close + (bracket ? 1 : 0) + (after ? after[0].length : 0);
    return [{ start: match.index, end, inside: { start: open + 1, end: close } }];
  });
}

/** The end of a statement without its semicolon: of the line, unless a bracket is open or an operator waits. */
function statementEnd(masked: string, start: number): number {
  for (let at = start; at < masked.length; at++) {
    const char = masked[at]!;
    if (/[([{]/.test(char)) {
      at = closing(masked, at);
      if (at < 0) return -1;
    } else if (/[)\]};]/.test(char)) return at;
    else if (char === "\n" && !/(==|,|&&|\|\||\band|\bor)\s*$/.test(masked.slice(start, at))) return at;
  }
  return masked.length;
}

/** A form that counts only where this follows it, which then belongs to it: `if (a !== b)` and ` { throw … }`. */
export function followed(form: Form, tail: RegExp): Form {
  const behind = new RegExp(`^(?:${tail.source})`, tail.flags);
  return (reading) =>
    form(reading).flatMap((one) => {
      const found = behind.exec(reading.masked.slice(one.end));
      return found ? [{ ...one, end: one.end + found[0].length }] : [];
    });
}

/** A form whose condition must not hold: `if (a !== b) fail`. Of several conditions only one would have to hold. */
export function refused(form: Form): Form {
  return (reading) => {
    const found = form(reading);
    const alone = found.filter(
      (one) => one.how !== "~" && found.every((other) => other === one || other.end !== one.end),
    );
    return alone.map((one) => ({ ...one, how: one.how === "=" ? "!" : "=" }));
  };
}

export interface Operators {
  equal: RegExp;
  differ: RegExp;
  /** Words around a difference of two numbers: `abs(a - b) < 1e-6`. */
  absolute: RegExp;
  not: RegExp;
  /** A helper that says whether two values are the same: `issame(a, b)`; compared with zero, as `strcmp`, all the same. */
  same?: RegExp;
  /** What a condition that is only a call is compared with, and how the call is made a truth value. */
  yes: string;
  no: string;
  truth?(expression: string): string;
}

export const C_OPERATORS: Operators = {
  equal: /===?/,
  differ: /!==?/,
  absolute: /^(std::|Math\.|math\.)?f?abs[fl]?\(/i,
  not: /^(!(?!=)|not\b)/,
  yes: "true",
  no: "false",
};

type Read = Pick<Assertion, "actual" | "how" | "expected">;

/** `a == 1 && b == 2` is two conditions; empty when one of them is none of the known kinds. */
function conjunction(reading: Reading, span: Span, operators: Operators): Read[] {
  const parts = split(reading.masked, bare(reading.masked, span), /&&|\band\b/g);
  const all = parts.flatMap((part) => {
    const whole = bare(reading.masked, part);
    const inner = split(reading.masked, whole, /&&|\band\b/g);
    return inner.length > 1
      ? conjunction(reading, whole, operators)
      : (compared(reading, whole, operators) ?? []);
  });
  return all.length < parts.length ? [] : all;
}

/** What a condition says, if it is one of the known kinds. */
export function compared(reading: Reading, span: Span, operators: Operators): Read | undefined {
  const { masked, text } = reading;
  const whole = bare(masked, span);
  if (split(masked, whole, /&&|\|\||\?|\band\b|\bor\b/g).length > 1) return undefined;
  const alike = operators.same && sameBy(reading, whole, operators.same);
  if (alike) return alike;
  for (const [operator, how] of [
    [operators.differ, "!"],
    [operators.equal, "="],
  ] as const) {
    const parts = split(masked, whole, operator);
    if (parts.length === 2) return { how, ...sides(reading, parts[0]!, parts[1]!) };
    if (parts.length > 2) return undefined;
  }
  const near = split(masked, whole, /<=?/g);
  if (near.length === 2) return distance(reading, near[0]!, near[1]!, operators);
  if (near.length > 2 || split(masked, whole, />=?/g).length > 1) return undefined;
  const not = operators.not.exec(masked.slice(whole.start, whole.end));
  const value = bare(masked, { start: whole.start + (not ? not[0].length : 0), end: whole.end });
  const expression = text.slice(value.start, value.end);
  // Only a call of the program itself: other conditions compare inside its process.
  const isCall = reading.names.some((name) => new RegExp(`^[\\w.:]*\\b${name}\\s*\\(`).test(expression));
  if (!isCall || closing(masked, masked.indexOf("(", value.start)) !== value.end - 1) return undefined;
  return {
    actual: operators.truth?.(expression) ?? expression,
    how: "=",
    expected: [not ? operators.no : operators.yes],
  };
}

/** `issame(a, b)`, `strcmp(a, b) == 0` */
function sameBy(reading: Reading, whole: Span, head: RegExp): Read | undefined {
  const found = head.exec(reading.masked.slice(whole.start, whole.end));
  if (!found) return undefined;
  const open = whole.start + found[0].length - 1;
  const close = closing(reading.masked, open);
  const parts = split(reading.masked, { start: open + 1, end: close }, /,/g);
  const after = reading.masked.slice(close + 1, whole.end).replace(/\s/g, "");
  if (parts.length !== 2 || after !== (/cmp/.test(found[0]) ? "==0" : "")) return undefined;
  return { how: "=", ...sides(reading, parts[0]!, parts[1]!) };
}

/** `abs(a - b) < tolerance` */
function distance(reading: Reading, left: Span, right: Span, operators: Operators): Read | undefined {
  const { masked, text } = reading;
  const span = bare(masked, left);
  const head = operators.absolute.exec(masked.slice(span.start, span.end));
  if (!head) return undefined;
  const open = span.start + head[0].length - 1;
  if (closing(masked, open) !== span.end - 1) return undefined;
  const tolerance = text.slice(right.start, right.end).trim();
  const inside = { start: open + 1, end: span.end - 1 };
  const parts = split(masked, bare(masked, inside), /(?<=[\w)\].]\s*)-/g);
  if (parts.length > 2) return undefined;
  if (parts.length === 1)
    return { actual: text.slice(inside.start, inside.end), how: "~", expected: ["0", tolerance] };
  const { actual, expected } = sides(reading, parts[0]!, parts[1]!);
  return { actual, how: "~", expected: [...expected, tolerance] };
}

/** Which of two expressions the program computes: the one that calls it, else the first. */
function sides(reading: Reading, one: Span, other: Span): { actual: string; expected: string[] } {
  const text = ({ start, end }: Span) => reading.text.slice(start, end).trim();
  const calls = ({ start, end }: Span) =>
    reading.names.some((name) => new RegExp(`\\b${name}\\b`).test(reading.masked.slice(start, end)));
  const turned = !calls(one) && calls(other);
  return { actual: text(turned ? other : one), expected: [text(turned ? one : other)] };
}

/** The text without lines that give the program another name: where it is not, they cannot be run. */
export function withoutAlias(text: string): string {
  return text.replace(/^[ \t]*((local|let|auto|var|const|my)\s+)?[$%]?candidate\s*(:?=|<-)[^\n]*$/gm, "");
}
