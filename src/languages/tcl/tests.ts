import type { ProgramTests } from "../../core/language.ts";
import { condition, followed, refused } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

const TCL: Lexis = { lineComments: ["#"], blockComments: [], quotes: ['"'] };

/** `if {[f 2] != 4} { error "no" }`: a test that refuses. Values are texts; those that are numbers compare as such. */
const FORMS = [
  followed(
    refused(
      condition(/\bif\s*\{/, {
        equal: /==|\beq\b/,
        differ: /!=|\bne\b/,
        absolute: /^abs\(/,
        not: /^!(?!=)/,
        yes: "1",
        no: "0",
      }),
    ),
    /\s*(then\s*)?\{\s*(error|exit|return\s+-code\s+error|throw)\b[^{}]*\}/,
  ),
];

const harness = (mark: string) => String.raw`
namespace eval ::${mark} {
  proc text {s} {
    set out ""
    foreach c [split $s ""] {
      scan $c %c n
      append out [expr {$n < 32 || $n == 34 || $n == 92 ? [format {\u%04x} $n] : $c}]
    }
    return "\"$out\""
  }
  proc json {v} {
    if {[regexp {^-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[-+]?[0-9]+)?$} $v]} { return $v }
    return [text $v]
  }
  proc say {line} {
    fconfigure stdout -encoding utf-8
    puts -nonewline stdout "\n${mark} $line\n"
    flush stdout
  }
  proc show {v} { say [json $v] }
  proc demand {how v} { say "\[\"$how\",[json $v]\]" }
}
`;

export const tclTests: ProgramTests = {
  record: recorder({
    lexis: TCL,
    forms: FORMS,
    show: ({ actual }, mark) => `::${mark}::show ${actual}`,
    demand: ({ how, expected }, mark) => `::${mark}::demand ${how} ${expected[0]}`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
};
