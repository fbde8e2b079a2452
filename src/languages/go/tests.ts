import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import {
  type Assertion,
  assertions,
  C_OPERATORS,
  condition,
  type Form,
  pair,
  type Reading,
  read,
  replaced,
  withoutAlias,
} from "../tests/assertions.ts";
import { CURLY, closing, mask, split } from "../tests/text.ts";
import { goGuard, goGuardMain, goRecorder } from "./harness.ts";
import { joined, parts } from "./imports.ts";

const LEXIS = { ...CURLY, raw: [["`", "`"]] as [string, string][] };

const FORMS: Form[] = [
  pair(/\bassert\.Equal\s*\(/, { expectedFirst: true, arity: [2], operators: C_OPERATORS }),
  pair(/\bassert\.NotEqual\s*\(/, { expectedFirst: true, arity: [2], how: "!" }),
  condition(/\bassert\.True\s*\(/),
  unequal,
];

/** `if f(x) != y { … }` whose body reports an error. */
function unequal(reading: Reading): Assertion[] {
  return [...reading.masked.matchAll(/\bif\s+(?=[^{;]*!=)/g)].flatMap((match) => {
    const from = match.index + match[0].length;
    const open = bodyOf(reading.masked, from);
    const close = open < 0 ? -1 : closing(reading.masked, open);
    if (close < 0 || !/\bt\.(Error|Fatal|Fail)/.test(reading.masked.slice(open, close))) return [];
    const sides = split(reading.masked, { start: from, end: open }, /!=/g);
    if (sides.length !== 2 || split(reading.masked, { start: from, end: open }, /&&|\|\||;/g).length > 1)
      return [];
    const [actual, expected] = sides.map(({ start, end }) => reading.text.slice(start, end).trim());
    return [
      { start: match.index, end: close + 1, how: "=" as const, actual: actual!, expected: [expected!] },
    ];
  });
}

/** The bracket that opens the body of a statement whose condition begins at `from`. */
function bodyOf(masked: string, from: number): number {
  for (let at = from; at < masked.length && masked[at] !== "\n"; at++) {
    if (masked[at] === "{" && /\s/.test(masked[at - 1]!)) return at;
    if ("([{".includes(masked[at]!)) {
      at = closing(masked, at);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** MultiPL-E: a table of what the program computes and what is expected, compared as they are printed. */
function table(
  code: string,
): { head: string; tail: string; rows: [actual: string, expected: string][] } | undefined {
  const masked = mask(code, LEXIS);
  const type = /^[ \t]*type test struct/m.exec(masked);
  const open = /\{[^{}]*$/.exec(masked.slice(0, type?.index ?? 0));
  const close = open ? closing(masked, open.index) : -1;
  if (!type || close < 0 || !/Sprintf\("__", tc\.actual\)/.test(masked)) return undefined;
  const rows = [...masked.matchAll(/\{\s*actual:/g)].map((match) => {
    const row = { start: match.index + 1, end: closing(masked, match.index) };
    const fields = split(masked, row, /,/g).map(({ start, end }) => code.slice(start, end).trim());
    return [fields[0]!.replace(/^actual:\s*/, ""), fields[1]!.replace(/^expected:\s*/, "")] as [
      string,
      string,
    ];
  });
  return { head: code.slice(0, type.index), tail: code.slice(close), rows };
}

const ALIAS = /^[ \t]*assert[ \t]*:=[ \t]*assert\.New\(t\)[ \t]*$/gm;

function record({ code, entry, prelude, mark }: TestText): Recording | undefined {
  const rows = table(code);
  if (rows) {
    const text = (lines: string[]) => recorded(`${rows.head}${lines.join("\n")}\n${rows.tail}`, mark);
    return {
      actual: text(rows.rows.map(([actual]) => `${mark}Printed(${actual})`)),
      expected: goTests.join!(
        prelude,
        text(rows.rows.map(([, expected]) => `${mark}PrintedDemand(${expected})`)).replace(
          /^[ \t]*candidate :=.*$/m,
          "",
        ),
      ),
    };
  }
  const reading = read(code.replace(ALIAS, ""), LEXIS, entry);
  const found = assertions(reading, FORMS);
  if (!found) return undefined;
  const show = ({ how, actual }: Assertion) => `${mark}${how === "~" ? "Number" : "Show"}(${actual})`;
  const demand = ({ how, expected }: Assertion) =>
    how === "~" ? `${mark}Near(${expected.join(", ")})` : `${mark}Demand("${how}", ${expected[0]})`;
  return {
    actual: recorded(replaced(reading.text, found, show), mark),
    expected: goTests.join!(prelude, recorded(withoutAlias(replaced(reading.text, found, demand)), mark)),
  };
}

const TEST = /^func[ \t]+(Test\w*)\(\w+ \*testing\.T\)/gm;

function recorded(text: string, mark: string): string {
  const calls = [...text.matchAll(TEST)].map((match) => `${match[1]}()`);
  const functions = text.replace(TEST, "func $1()");
  return (
    goRecorder(mark) +
    (calls.length > 0
      ? `${functions}\nfunc main() { ${calls.join("; ")} }`
      : `func main() {\n${functions}\n}`)
  );
}

function guard({ code, mark }: TestText): string {
  const text = code
    .replace(/\*testing\.T\b/g, `*${mark}T`)
    .replace(ALIAS, "")
    .replace(/\bassert\.(?=[A-Z])/g, `${mark}Asserts.`);
  const calls = [...code.matchAll(TEST)].map((match) => `${match[1]}(t)`);
  const body = calls.length > 0 ? text : `func ${mark}Test(t *${mark}T) {\n${text}\n}`;
  return goGuard(mark) + body + goGuardMain(mark, calls.length > 0 ? calls.join("; ") : `${mark}Test(t)`);
}

/** Go's tests are functions of testing.T, with or without testify; the harness stands in for both. */
export const goTests: ProgramTests = {
  join: (program, test) => joined(parts(program), parts(test), true),
  record,
  guard,
};
