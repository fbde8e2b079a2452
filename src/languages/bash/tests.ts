import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import { type Assertion, replaced, withoutAlias } from "../tests/assertions.ts";
import { HASH, mask } from "../tests/text.ts";

/** Prints a text as JSON. Everything that a shell function returns is text. */
const harness = (mark: string) => String.raw`
${mark}_json() {
  builtin local text=$1 code char
  text=${"${text//\\\\/\\\\\\\\}"} text=${'${text//\\"/\\\\\\"}'} text=${"${text//$'\\n'/\\\\n}"} text=${"${text//$'\\t'/\\\\t}"}
  for code in 01 02 03 04 05 06 07 08 0b 0c 0d 0e 0f 10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f; do
    builtin printf -v char "\x$code"
    text=${"${text//$char/\\\\u00$code}"}
  done
  builtin printf '%s' "$text"
}
${mark}_show() { builtin printf '\n%s "%s"\n' ${mark} "$(${mark}_json "$1")"; }
${mark}_demand() { builtin printf '\n%s ["%s","%s"]\n' ${mark} "$1" "$(${mark}_json "$2")"; }
`;

/** `[[ $(candidate 1 2) = "3" ]]` and the same with single brackets, `==`, `!=`, and quotes around the call. */
const TEST = /\[(\[?)[ \t]+("?)\$\(/g;

/** Assertions whose left side is one call and whose right side is one quoted word, which is no pattern. */
function comparisons(code: string): Assertion[] {
  const masked = mask(code, HASH);
  return [...code.matchAll(TEST)].flatMap((match) => {
    if (masked[match.index] !== "[") return [];
    const start = match.index + match[0].length - 2;
    const close = substitutionEnd(code, start);
    const rest = /^("?)[ \t]+(==?|!=)[ \t]+("(?:[^"\\]|\\.)*"|\$?'(?:[^'\\]|\\.)*'|-?\w+)[ \t]+\]\]?/.exec(
      code.slice(close + 1),
    );
    if (close < 0 || !rest || rest[1] !== match[2]) return [];
    const how = rest[2] === "!=" ? ("!" as const) : ("=" as const);
    const end = close + 1 + rest[0].length;
    return [
      { start: match.index, end, how, actual: `"${code.slice(start, close + 1)}"`, expected: [rest[3]!] },
    ];
  });
}

/** The position of the bracket that ends `$(`, where quotes nest. */
function substitutionEnd(code: string, start: number): number {
  let depth = 0;
  let quote = "";
  for (let at = start + 1; at < code.length; at++) {
    const char = code[at]!;
    if (char === "\\" && quote !== "'") at++;
    else if (quote) quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return at;
  }
  return -1;
}

/** What would decide a test beside its comparisons. */
const DECIDES = /\[\[?\s|\b(exit|test|RANDOM|kill|return)\b|\|\||&&/;

function record({ code, prelude, mark }: TestText): Recording | undefined {
  const found = comparisons(code);
  if (
    found.length === 0 ||
    DECIDES.test(
      mask(
        replaced(code, found, () => ""),
        HASH,
      ),
    )
  )
    return undefined;
  const { closes, text } = opened(code, found);
  const moved = comparisons(text);
  return {
    actual: `${closes}\n${harness(mark)}${replaced(text, moved, ({ actual }) => `${mark}_show ${actual}`)}`,
    expected: `${prelude}\n${harness(mark)}${withoutAlias(
      replaced(text, moved, ({ how, expected }) => `${mark}_demand "${how}" ${expected[0]}`),
    )}`,
  };
}

function opened(code: string, _found: Assertion[] = []): { closes: string; text: string } {
  const closes = /^\s*\}/.exec(code)?.[0] ?? "";
  return { closes, text: code.slice(closes.length) };
}

/** A test decides by its commands' exit codes; told to, the harness fails behind the last of them: the canary. */
function guard({ code, mark }: TestText): string {
  const { closes, text } = opened(code);
  return `${closes}
unset -f test [ set builtin printf read exit
trap - EXIT DEBUG ERR
builtin printf '\\n%s begin\\n' ${mark}
builtin read -r ${mark}_word ${mark}_turn
trap 'builtin printf "\\n%s fail\\n" ${mark}; builtin exit 1' ERR
set -eE
${text}
trap - ERR
if [[ $${mark}_turn != 0 ]]; then builtin exit 1; fi
builtin printf '\\n%s end %s 1\\n' ${mark} "$${mark}_word"
builtin exit 0
`;
}

export const bashTests: ProgramTests = { record, guard };
