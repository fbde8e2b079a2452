import type { ProgramTests } from "../../core/language.ts";
import { condition, followed, refused } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

const AWK: Lexis = { lineComments: ["#"], blockComments: [], quotes: ['"'] };

/** `if (f(2) != 4) exit 1`: a test that refuses. Values are texts, as they are in AWK. */
const FORMS = [
  followed(
    refused(
      condition(/\bif\s*\(/, {
        equal: /==/,
        differ: /!=/,
        absolute: /^abs\(/,
        not: /^!(?!=)/,
        yes: "1",
        no: "0",
        truth: (expression) => `!!(${expression})`,
      }),
    ),
    /\s*(\{\s*(print[^;{}]*;\s*)?exit\s*\(?\s*1\s*\)?\s*;?\s*\}|exit\s*\(?\s*1\s*\)?\s*;?)/,
  ),
];

const harness = (mark: string) => String.raw`
function ${mark}_text(s, i, c, out) {
  s = s ""
  for (i = 1; i <= length(s); i++) {
    c = substr(s, i, 1)
    out = out (c == "\\" || c == "\"" ? "\\" c : c == "\n" ? "\\n" : c == "\t" ? "\\t" : c == "\r" ? "\\r" : c)
  }
  return "\"" out "\""
}
function ${mark}_say(line) { printf "\n${mark} %s\n", line; fflush() }
function ${mark}_show(v) { CONVFMT = "%.15g"; ${mark}_say(${mark}_text(v)) }
function ${mark}_demand(how, v) { CONVFMT = "%.15g"; ${mark}_say("[\"" how "\"," ${mark}_text(v) "]") }
`;

export const awkTests: ProgramTests = {
  record: recorder({
    lexis: AWK,
    forms: FORMS,
    show: ({ actual }, mark) => `${mark}_show(${actual});`,
    demand: ({ how, expected }, mark) => `${mark}_demand("${how}", ${expected[0]});`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
};
