import {
  type Assertion,
  C_OPERATORS,
  calls,
  compared,
  type Form,
  type Operators,
  type Reading,
} from "./assertions.ts";
import { bare, closing, type Span, split } from "./text.ts";

/** Calls of a function with a condition in which a method may compare: `assert(f(1).equals(2))`. `name` is the method's. */
export function comparedBy(head: RegExp, name: RegExp, operators: Operators = C_OPERATORS): Form {
  return (reading) =>
    calls(reading, head).flatMap(({ start, end, inside }) => {
      const [only] = split(reading.masked, inside, /,/g);
      const found = only && (byMethod(reading, only, name) ?? compared(reading, only, operators));
      return found ? [{ start, end, ...found }] : [];
    });
}

/** `a.equals(b)`, where that is all. */
function byMethod(
  { masked, text }: Reading,
  span: Span,
  name: RegExp,
): Omit<Assertion, keyof Span> | undefined {
  const value = bare(masked, span);
  if (split(masked, value, /&&|\|\||==|!=|!/g).length > 1) return undefined;
  const method = new RegExp(`\\.(?:${name.source})\\s*\\(`, "g");
  const found = [...masked.slice(value.start, value.end).matchAll(method)].findLast(
    (match) => closing(masked, value.start + match.index + match[0].length - 1) === value.end - 1,
  );
  if (!found) return undefined;
  const at = value.start + found.index;
  const expected = text.slice(at + found[0].length, value.end - 1).trim();
  return { actual: text.slice(value.start, at), how: "=", expected: [expected] };
}
