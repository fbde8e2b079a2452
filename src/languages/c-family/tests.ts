import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import {
  type Assertion,
  assertions,
  C_OPERATORS,
  condition,
  read,
  replaced,
  withoutAlias,
} from "../tests/assertions.ts";
import { CURLY, closing, mask } from "../tests/text.ts";

/** What differs between C and C++ when tests are put together with a program. */
interface Dialect {
  /** What the program's side may have had in front of the test, and the other side needs as well. */
  head: string;
  show(expression: string): string;
  demand(how: string, expected: string[]): string;
}

const FORMS = [
  condition(/\bassert\s*\(/, {
    ...C_OPERATORS,
    same: /^(issame|is_same|strcmp)\s*\(/,
    yes: "1",
    no: "0",
    truth: (expression) => `!!(${expression})`,
  }),
];

/** Tests of C and C++: statements, or a `main` of their own; they may begin by closing what the program left open. */
export function cTests(dialect: Dialect): ProgramTests {
  return {
    // A program's own main is a function like any other.
    join: (program, test) => `#define main assay_main_of_the_program\n${program}\n#undef main\n${test}`,
    record: (test) => record(dialect, test),
    guard,
  };
}

const OWN_ASSERT = /^\s*#\s*(include\s*<(assert\.h|cassert)>|undef\s+NDEBUG).*$/gm;

function record(dialect: Dialect, { code, entry, prelude, mark }: TestText): Recording | undefined {
  const { closes, text } = opened(code.replace(OWN_ASSERT, ""));
  const reading = read(text, CURLY, entry);
  const found = assertions(reading, FORMS);
  if (!found) return undefined;
  const actual = replaced(text, found, (one) => `${dialect.show(one.actual)};`);
  const demand = ({ how, expected }: Assertion) => `${dialect.demand(how, expected)};`;
  const expected = withoutAlias(replaced(text, found, demand));
  const head = `const char *assay_mark = "${mark}";`;
  return {
    actual: `${closes}\n${head}\n${whole(actual)}`,
    expected: `${dialect.head}\n${prelude}\n${head}\n${whole(expected)}`,
  };
}

/** What a test has in front that ends the program's last function. */
function opened(code: string): { closes: string; text: string } {
  const closes = /^\s*\}/.exec(code)?.[0] ?? "";
  return { closes, text: code.slice(closes.length) };
}

const MAIN = /\b(int|void|auto)\s+main\s*\([^)]*\)\s*\{/;

function whole(text: string): string {
  return MAIN.test(mask(text, CURLY)) ? text : `int main() {\n${text}\nreturn 0;\n}`;
}

const OF_HEADERS = /^(bool|true|false|errno|std\w+|offsetof|va_\w+|is\w+|[A-Z]\w*|_\w+)$/;

/** Takes back what a program may have made of the words that a test is written in; names of standard macros stay. */
function plainWords(text: string): string {
  const own = new Set([...text.matchAll(/^\s*#\s*define\s+(\w+)/gm)].map(([, name]) => name));
  const words = new Set(mask(text, CURLY).match(/[A-Za-z_]\w*/g) ?? []);
  return [...words]
    .filter((word) => !own.has(word) && !OF_HEADERS.test(word))
    .map((word) => `#undef ${word}`)
    .join("\n");
}

/** The test's main becomes a function between our begin and end; assert is ours, counts, and can be turned round. */
function guard({ code, mark }: TestText): string {
  const { closes, text } = opened(code.replace(OWN_ASSERT, ""));
  const name = `tests_${mark}`;
  const main = MAIN.exec(mask(text, CURLY));
  let body = `static int ${name}() {\n${text}\nreturn 0;\n}`;
  if (main) {
    const open = main.index + main[0].length - 1;
    const close = closing(mask(text, CURLY), open);
    const end = close < 0 ? text.length : close;
    body = `${text.slice(0, main.index)}static int ${name}() ${text.slice(open, end)}\nreturn 0;\n}${text.slice(end + 1)}`;
  }
  return `${closes}
${plainWords(text)}
#undef assert
#undef read
#undef write
#undef if
#undef while
#undef for
#undef int
#undef char
#undef long
#undef return
#undef static
#undef const
#undef _exit
#undef fflush
#undef snprintf
#undef sscanf
const char *assay_mark = "${mark}";
static char word_${mark}[80];
static long turn_${mark}, count_${mark};
static void say_${mark}(const char *line) {
  fflush(stdout);
  char all[200];
  int n = snprintf(all, sizeof all, "\\n%s %s\\n", assay_mark, line);
  if (write(1, all, n) != n) _exit(1);
}
static void check_${mark}(int holds, const char *what) {
  if (++count_${mark} == turn_${mark}) holds = !holds;
  if (holds) return;
  say_${mark}("fail");
  fprintf(stderr, "assertion failed: %s\\n", what);
  _exit(1);
}
#define assert(...) check_${mark}((__VA_ARGS__) ? 1 : 0, #__VA_ARGS__)
${body}
int main() {
  char line[120] = "", end[160];
  long n = 0, got;
  say_${mark}("begin");
  while (n < 100 && (got = read(0, line + n, 1)) == 1 && line[n] != '\\n') n++;
  sscanf(line, "%70s %ld", word_${mark}, &turn_${mark});
  if (${name}() != 0) _exit(1);
  if (turn_${mark} > 0) check_${mark}(1, "canary");
  snprintf(end, sizeof end, "end %s %ld", word_${mark}, count_${mark} > 0 ? count_${mark} : 1);
  say_${mark}(end);
  _exit(0);
}
`;
}
