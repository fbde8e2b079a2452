import type { Assertion, Form, Reading } from "../tests/assertions.ts";
import { closing, type Lexis, type Span, split } from "../tests/text.ts";

export const LISP: Lexis = { lineComments: [";"], blockComments: [["#|", "|#"]], quotes: ['"'] };

type Read = Pick<Assertion, "actual" | "how" | "expected">;

/** The items of the list whose bracket opens at `open`. */
function items(masked: string, open: number): Span[] {
  const close = closing(masked, open);
  if (close < 0) return [];
  return split(masked, { start: open + 1, end: close }, /\s+/).filter(({ start, end }) => end > start);
}

/** Lists whose first item is one of these names. */
function lists(names: RegExp, read: (args: Span[], reading: Reading) => Read | undefined): Form {
  return (reading) =>
    [...reading.masked.matchAll(/\(/g)].flatMap(({ index: start }) => {
      const [head, ...args] = items(reading.masked, start);
      if (!head || !names.test(reading.text.slice(head.start, head.end))) return [];
      const found = read(args, reading);
      return found ? [{ start, end: closing(reading.masked, start) + 1, ...found }] : [];
    });
}

/** `(check-equal? actual expected)`, `(test-equal name expected actual)`; `near`: the last argument is a tolerance. */
export function listed(
  names: RegExp,
  {
    how = "=",
    expectedFirst = false,
    near = false,
  }: { how?: "=" | "!"; expectedFirst?: boolean; near?: boolean } = {},
): Form {
  return lists(names, (args, reading) => {
    const text = ({ start, end }: Span) => reading.text.slice(start, end);
    // A name or a message is a string that stands first or last.
    const given = args.filter(
      (one, at) => !(args.length > (near ? 3 : 2) && at % (args.length - 1) === 0 && /^"/.test(text(one))),
    );
    if (given.length !== (near ? 3 : 2)) return undefined;
    const [one, other, tolerance] = given.map(text) as [string, string, string?];
    const turned = calls(reading, one) === calls(reading, other) ? expectedFirst : calls(reading, other);
    const [actual, expected] = turned ? [other, one] : [one, other];
    return near
      ? { actual, how: "~", expected: [expected, tolerance!] }
      : { actual, how, expected: [expected] };
  });
}

/** What a Lisp's conditions are made of. */
export interface Predicates {
  equal: RegExp;
  differ?: RegExp;
  yes: string;
  no: string;
  /** A value as one of the two. */
  truth(expression: string): string;
}

/** `(assert (equal a b))`, `(is (not (f x)))`. */
export function claimed(names: RegExp, { equal, differ, yes, no, truth }: Predicates): Form {
  return lists(names, ([only], reading) => {
    if (!only) return undefined;
    const text = ({ start, end }: Span) => reading.text.slice(start, end);
    const whole = text(only);
    const [head, ...args] = reading.masked[only.start] === "(" ? items(reading.masked, only.start) : [];
    const name = head ? text(head) : "";
    const how = equal.test(name) ? ("=" as const) : differ?.test(name) ? ("!" as const) : undefined;
    if (how && args.length === 2) {
      const [one, other] = args.map(text) as [string, string];
      const turned = !calls(reading, one) && calls(reading, other);
      return { actual: turned ? other : one, how, expected: [turned ? one : other] };
    }
    const not = name === "not" && args.length === 1;
    const value = not ? text(args[0]!) : whole;
    const called = reading.names.some((known) => value.startsWith(`(${known} `));
    return called ? { actual: truth(value), how: "=", expected: [not ? no : yes] } : undefined;
  });
}

function calls(reading: Reading, text: string): boolean {
  return reading.names.some((name) => text.includes(`(${name} `) || text.includes(`(${name})`));
}

/** Names the program by another name; where it is not, that name means nothing. */
export function unbound(text: string): string {
  return text.replace(/\(\s*(candidate)\s+[^()\s]+\s*\)/g, "($1 0)");
}
