import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import {
  type Assertion,
  assertions,
  C_OPERATORS,
  compared,
  type Form,
  type Reading,
  read,
  replaced,
} from "../tests/assertions.ts";
import { bare, CURLY, closing, mask, type Span, split } from "../tests/text.ts";
import { javaGuard, javaRecorder } from "./harness.ts";

/** An assertion of Java knows whether `equals` compares, or `==`. */
interface JavaAssertion extends Assertion {
  boxed: boolean;
}

const named = (mark: string) => mark[0]!.toUpperCase() + mark.slice(1);

/** Every condition that decides: what `assert` asserts, and each item of HumanEval-X's list of results. */
function conditions(reading: Reading): (Span & { statement: boolean; inside: Span })[] {
  const { masked } = reading;
  const asserts = [...masked.matchAll(/\bassert\b/g)].flatMap((match) => {
    const end = masked.indexOf(";", match.index);
    const inside = { start: match.index + "assert".length, end };
    const [condition] = split(masked, inside, /:/g);
    return end < 0 ? [] : [{ start: match.index, end: end + 1, statement: true, inside: condition! }];
  });
  const lists = [...masked.matchAll(/List<Boolean>\s+correct\s*=\s*Arrays\.asList\s*\(/g)].flatMap(
    (match) => {
      const open = match.index + match[0].length - 1;
      const items = split(masked, { start: open + 1, end: closing(masked, open) }, /,/g);
      return items.map((item) => ({ ...bare(masked, item), statement: false, inside: item }));
    },
  );
  return [...asserts, ...lists].sort((a, b) => a.start - b.start);
}

const form: Form = (reading) =>
  conditions(reading).flatMap(({ start, end, inside }) => {
    const read = equals(reading, inside) ?? compared(reading, inside, C_OPERATORS);
    if (!read) return [];
    const boxed = "boxed" in read;
    return [{ start, end, ...read, boxed } as JavaAssertion];
  });

/** `a.equals(b)`, `!a.equals(b)`, `Arrays.equals(a, b)`, `Objects.equals(a, b)` */
function equals({ masked, text }: Reading, span: Span) {
  const whole = bare(masked, span);
  const not = masked[whole.start] === "!";
  const value = not ? bare(masked, { start: whole.start + 1, end: whole.end }) : whole;
  const found = [...masked.slice(value.start, value.end).matchAll(/\.equals\s*\(/g)].findLast(
    (match) => closing(masked, value.start + match.index + match[0].length - 1) === value.end - 1,
  );
  if (!found || split(masked, value, /&&|\|\||==|!=/g).length > 1) return undefined;
  const open = value.start + found.index + found[0].length - 1;
  const head = text.slice(value.start, value.start + found.index);
  const parts = split(masked, { start: open + 1, end: value.end - 1 }, /,/g).map(({ start, end }) =>
    text.slice(start, end).trim(),
  );
  const [actual, expected] = /^(Arrays|Objects)$/.test(head) ? parts : [head, ...parts];
  if (!actual || !expected) return undefined;
  return { actual, how: not ? ("!" as const) : ("=" as const), expected: [expected], boxed: true };
}

function record({ code, entry, prelude, mark }: TestText): Recording | undefined {
  const { closes, text } = opened(code);
  const reading = read(text, CURLY, entry);
  const found = assertions(
    reading,
    [form],
    /\b(assert\w*|exit|halt|[Rr]andom\w*|shuffle|nanoTime|currentTimeMillis)\b/,
  );
  if (!found || (/\bthrow\b/.test(reading.masked) && !/correct\.contains\(false\)/.test(text)))
    return undefined;
  if (found.length < conditions(reading).length) return undefined;
  const name = named(mark);
  const inList = !/\bassert\b/.test(reading.masked);
  const end = inList ? "" : ";";
  const show = (one: Assertion) =>
    `${name}.show${(one as JavaAssertion).boxed ? "" : "Bare"}(${one.actual})${end}`;
  const demand = (one: Assertion) => {
    const { how, expected } = one;
    if (how === "~") return `${name}.near(${expected.join(", ")})${end}`;
    return `${name}.demand${(one as JavaAssertion).boxed ? "" : "Bare"}("${how}", ${expected[0]})${end}`;
  };
  // Where the program's class is not, its instance cannot be made either.
  const alone = replaced(text, found, demand).replace(
    /^\s*Solution\s+\w+\s*=\s*new\s+Solution\(\);\s*$/gm,
    "",
  );
  return {
    actual: `${closes}${classed(replaced(text, found, show), closes)}\n${javaRecorder(name, mark)}`,
    expected: javaTests.join!(
      `${IMPORTS}\n${prelude}`,
      `${closes ? "class Problem {" : ""}${classed(alone, closes)}\n${javaRecorder(name, mark)}`,
    ),
  };
}

const IMPORTS =
  "import java.util.*;\nimport java.math.*;\nimport java.util.stream.*;\nimport org.javatuples.*;";

function opened(code: string): { closes: string; text: string } {
  const closes = /^\s*\}/.exec(code)?.[0] ?? "";
  return { closes, text: code.slice(closes.length) };
}

const MAIN = /public\s+static\s+void\s+main\s*\(\s*(final\s+)?String(\s*\[\]\s*|\.\.\.\s*)\w+(\s*\[\])?\s*\)/;

/** A test of statements alone gets a class and a main around it. */
function classed(text: string, closes: string): string {
  if (MAIN.test(text) || closes) return text;
  return `public class Main {\n    public static void main(String[] args) throws Throwable {\n${text}\n    }\n}`;
}

function guard({ code, mark }: TestText): string {
  const { closes, text } = opened(code);
  const name = named(mark);
  const whole = classed(text, closes);
  const reading = read(whole, CURLY, undefined);
  const all = conditions(reading).map((one) => ({
    ...one,
    actual: whole.slice(one.inside.start, one.inside.end),
    how: "=" as const,
    expected: [],
  }));
  const checked = replaced(
    whole,
    all,
    (one, at) => `${name}.check(${one.actual})${all[at]!.statement ? ";" : ""}`,
  );
  // Its main becomes the tests; ours stands beside it in the same class.
  const main = checked.replace(
    MAIN,
    `public static void main(String[] args) throws Throwable { ${name}.run(() -> ${name}Tests(args)); }\n    static void ${name}Tests(String[] args) throws Throwable`,
  );
  return `${closes}${main.replace(/(Throwable)\s*throws\s+[\w., ]+/, "$1")}\n${javaGuard(name, mark)}`;
}

/** Java's tests: statements, a class with a main, or what closes the program's class with a main at its end. */
export const javaTests: ProgramTests = {
  join: (program, test) => {
    // Imports come first; a main of the program's own would make two.
    const imports = [...test.matchAll(/^\s*import\s+[\w.*\s]+;\s*$/gm)].map(([line]) => line.trim());
    const rest = test.replace(/^\s*import\s+[\w.*\s]+;\s*$/gm, "");
    const own = program
      .replace(MAIN, "public static void assayMainOfTheProgram(String[] args)")
      .replace(
        /\bpublic\s+class\s+Main\b/,
        /\bclass\s+Main\b/.test(rest) ? "class AssayMainOfTheProgram" : "public class Main",
      );
    return `${imports.join("\n")}\n${own}\n${rest}`;
  },
  record,
  guard,
};

/** The class that holds main: the one that is run. */
export function mainClass(source: string): string {
  const masked = mask(source, CURLY);
  const main = /\bstatic\s+(?:final\s+)?void\s+main\s*\(/.exec(masked);
  const classes = [
    ...masked
      .slice(0, main?.index ?? masked.length)
      .matchAll(/\b(?:class|enum|interface|record)\s+(\w+)[^{;]*\{/g),
  ];
  const around = classes.findLast(
    (one) => closing(masked, one.index + one[0].length - 1) > (main?.index ?? 0),
  );
  return around?.[1] ?? "Main";
}
