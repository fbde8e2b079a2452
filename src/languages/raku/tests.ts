import type { ProgramTests } from "../../core/language.ts";
import { condition, type Form, pair } from "../tests/assertions.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";
import { HASH } from "../tests/text.ts";

/** `is` compares texts, `is-deeply` values with their types, `==` numbers. */
const as =
  (manner: string, form: Form): Form =>
  (reading) =>
    form(reading).map((one) => ({ ...one, expected: [one.expected[0]!, manner] }));

const FORMS = [
  as("text", pair(/(?<![\w$@%.-])is(?:\s*\(|[ \t]+)/)),
  as("text", pair(/(?<![\w$@%.-])isnt(?:\s*\(|[ \t]+)/, { how: "!" })),
  as("typed", pair(/(?<![\w$@%.-])is-deeply(?:\s*\(|[ \t]+)/)),
  as(
    "plain",
    condition(/(?<![\w$@%.-])ok(?:\s*\(|[ \t]+)/, {
      equal: /(?<![=!])==(?!=)|\beqv?\b/,
      differ: /!==?|\bne\b/,
      absolute: /^abs\(/,
      not: /^!(?!=)/,
      yes: "True",
      no: "False",
      truth: (expression) => `so(${expression})`,
    }),
  ),
];

const LIBRARY = /^[ \t]*(use\s+Test\b.*|plan\b.*|done-testing\b.*)$/gm;

const harness = (mark: string) => String.raw`
module ${mark} {
  our sub text($s) { '"' ~ $s.Str.subst(/<[\x00..\x1f"\\]>/, { '\u' ~ .Str.ord.fmt('%04x') }, :g) ~ '"' }
  our sub json($v, $typed) {
    my &each = { '[' ~ $_.map({ json($_, $typed) }).join(',') ~ ']' };
    my $json = do given $v {
      when !.defined { 'null' }
      when Bool { $v ?? 'true' !! 'false' }
      when Int { $v.Str }
      when Numeric { $v.Num ~~ (Inf|-Inf|NaN) ?? text($v) !! $v.Num.Str }
      when Str { text($v) }
      when Setty { '{"$set":' ~ each($v.keys.list) ~ '}' }
      when Associative { '{"$map":' ~ each($v.pairs.map({ [.key, .value] }).list) ~ '}' }
      when Iterable { each($v.list) }
      default { '{"$opaque":1}' }
    };
    $typed && $v !~~ Int && $v !~~ Str ?? '{"$type":["' ~ ($v ~~ Seq ?? 'List' !! $v.^name) ~ '",' ~ $json ~ ']}' !! $json
  }
  our sub say($line) { $*OUT.print("\n${mark} $line\n"); $*OUT.flush }
  our sub value($v, $manner) { $manner eq 'text' ?? ($v.defined ?? text($v.Str) !! 'null') !! json($v, $manner eq 'typed') }
  our sub show($v, $manner) { say(value($v, $manner)) }
  our sub demand($how, $v, $manner) { say('["' ~ $how ~ '",' ~ value($v, $manner) ~ ']') }
}
`;

const NOTATION = {
  nothing: "Nil",
  yes: "True",
  no: "False",
  text: (value: string) =>
    `"${JSON.stringify(value)
      .slice(1, -1)
      .replace(/[$@%&{}]/g, "\\$&")
      .replace(/\\u(....)/g, "\\x[$1]")}"`,
  list: (items: string[]) => `[${items.map((item) => `${item},`).join(" ")}]`,
  map: (entries: [string, string][]) => `{${entries.map(([key, value]) => `${key} => ${value}`).join(", ")}}`,
};

export const rakuTests: ProgramTests = {
  record: recorder({
    lexis: HASH,
    forms: FORMS,
    strip: (code) => code.replace(LIBRARY, ""),
    show: ({ actual, expected }, mark) => `${mark}::show((${actual}), '${expected[1]}');`,
    demand: ({ how, expected: [value, manner] }, mark) =>
      `${mark}::demand('${how}', (${value}), '${manner}');`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
  call: (entry, args, { mark }) =>
    `${harness(mark)}${mark}::show(${entry}(${args.map((arg) => literal(arg, NOTATION)).join(", ")}), 'plain');\n`,
};
