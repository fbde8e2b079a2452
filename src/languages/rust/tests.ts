import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import {
  type Assertion,
  assertions,
  C_OPERATORS,
  condition,
  pair,
  read,
  replaced,
  withoutAlias,
} from "../tests/assertions.ts";
import { CURLY, mask } from "../tests/text.ts";
import { rustGuard, rustRecorder } from "./harness.ts";

const FORMS = [
  pair(/\bassert_eq!\s*\(/),
  pair(/\bassert_ne!\s*\(/, { how: "!" }),
  condition(/\bassert!\s*\(/, { ...C_OPERATORS, absolute: /^(?!)/ }),
];
const TEST = /#\[test\]\s*(?:pub\s+)?fn\s+(\w+)/g;

/** What a type cannot be told from when it stands alone. */
const BARE: [RegExp, string][] = [
  [/^(vec!\s*(\[\s*\]|\(\s*\))|Vec::new\(\)|\[\s*\])$/, "Vec::<i32>::new()"],
  [/^None$/, "None::<i32>"],
];

function record({ code, entry, prelude, mark }: TestText): Recording | undefined {
  const { closes, text } = opened(code);
  const reading = read(text, CURLY, entry);
  const found = assertions(reading, FORMS);
  if (!found) return undefined;
  const path = `crate::${mark}`;
  const show = ({ actual }: Assertion) => `${path}::show(&(${actual}));`;
  const demand = ({ how, expected }: Assertion) => {
    const [value = "", tolerance] = expected;
    const typed = BARE.find(([form]) => form.test(value))?.[1] ?? value;
    return tolerance ? `${path}::near(${value}, ${tolerance});` : `${path}::demand("${how}", &(${typed}));`;
  };
  return {
    actual: `${closes}${rustRecorder(mark)}${runnable(replaced(text, found, show))}`,
    expected: `${prelude}${rustRecorder(mark)}${runnable(withoutAlias(replaced(text, found, demand)))}`,
  };
}

function opened(code: string): { closes: string; text: string } {
  const closes = /^\s*\}/.exec(code)?.[0] ?? "";
  return { closes, text: code.slice(closes.length) };
}

/** A test's own main, or one that calls its test functions, or one around its statements; `main` by that name. */
function runnable(text: string, main = "main"): string {
  const masked = mask(text, CURLY);
  if (/\bfn\s+main\s*\(\s*\)/.test(masked)) return text.replace(/\bfn\s+main\s*\(\s*\)/, `fn ${main}()`);
  const tests = [...masked.matchAll(TEST)];
  if (tests.length === 0) return `fn ${main}() {\n${text}\n}`;
  const inside = /\bmod\s+(\w+)\s*\{/.exec(masked);
  const calls = tests.map(([, name]) => `${inside ? `${inside[1]}::` : ""}${name}();`);
  // What stands between the attribute and the function may be a comment.
  let open = text;
  for (const match of tests.reverse()) {
    const at = match.index + match[0].search(/(pub\s+)?fn\s+\w+$/);
    open = `${open.slice(0, match.index)}pub ${open.slice(at).replace(/^pub\s+/, "")}`;
  }
  return `${open.replace(/#\[cfg\(test\)\]/g, "")}\nfn ${main}() { ${calls.join(" ")} }`;
}

const STANDARD =
  /(?<![\w:])(?=(?:panic|unreachable|todo|unimplemented|vec|format|matches|debug_assert\w*)!)/g;

/** The text with the library's macros named in full: a program may have macros of the same names before it. */
function named(text: string): string {
  const masked = mask(text, CURLY);
  const places = [...masked.matchAll(STANDARD)].map(({ index }) => index);
  return places.reduceRight((all, at) => `${all.slice(0, at)}::std::${all.slice(at)}`, text);
}

function guard({ code, mark }: TestText): string {
  const opening = opened(code);
  const { closes } = opening;
  const text = named(opening.text);
  return `${closes}${rustGuard(mark)}${runnable(text, `${mark}_tests`)}\nfn main() { crate::${mark}::run(${mark}_tests) }\n`;
}

/** Rust's tests: statements, a main, or a module of test functions; they may begin by closing the program's last one. */
export const rustTests: ProgramTests = {
  join: (program, test) =>
    `${program.replace(/\bfn\s+main\s*\(\s*\)/, "fn assay_main_of_the_program()")}\n${test}`,
  record,
  guard,
};
