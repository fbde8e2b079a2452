import type { Recording, TestText } from "../../core/language.ts";
import { type Assertion, assertions, type Form, read, replaced, withoutAlias } from "./assertions.ts";
import type { Lexis } from "./text.ts";

/** How tests of a language are recorded: its forms of assertions, and what prints a value and a demand. */
export interface Recorder {
  lexis: Lexis;
  forms: Form[];
  /** What a test may not hold outside its assertions. Default: other ways to end, and chance. */
  decides?: RegExp;
  /** The test without its library, and with what the harness calls instead of it. */
  strip?(code: string): string;
  show(assertion: Assertion, mark: string): string;
  demand(assertion: Assertion, mark: string): string;
  /** The harness around the text. */
  whole(text: string, mark: string): string;
  /** Takes away what refers to the program, where it is not. */
  alone?(text: string): string;
  /** What a source begins with where no program does. */
  opening?: string;
}

/** Splits a test by its assertions; what is expected is computed by the same text with demands in their place. */
export function recorder({
  lexis,
  forms,
  decides,
  strip,
  show,
  demand,
  whole,
  alone,
  opening = "",
}: Recorder) {
  return ({ code, entry, prelude, mark }: TestText): Recording | undefined => {
    const reading = read(strip?.(code) ?? code, lexis, entry);
    const found = assertions(reading, forms, decides);
    if (!found) return undefined;
    const actual = replaced(reading.text, found, (one) => show(one, mark));
    const expected = replaced(reading.text, found, (one) => demand(one, mark));
    return {
      actual: whole(actual, mark),
      expected: `${opening}${prelude}\n${whole((alone ?? withoutAlias)(expected), mark)}`,
    };
  };
}
