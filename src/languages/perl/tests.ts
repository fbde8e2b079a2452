import type { ProgramTests, TestText } from "../../core/language.ts";
import { condition, type Form, followed, pair } from "../tests/assertions.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

/** `$#list` is no comment. */
const PERL: Lexis = { lineComments: ["# ", "#!", "##", "#\t", "#\n"], blockComments: [], quotes: ['"', "'"] };

const OPERATORS = {
  equal: /==|\beq\b/,
  differ: /!=|\bne\b/,
  absolute: /^abs\(/,
  not: /^!(?!=)/,
  same: /^eq_deeply\s*\(/,
  yes: "1",
  no: '""',
  truth: (expression: string) => `(${expression}) ? 1 : ""`,
};

const scalar =
  (form: Form): Form =>
  (reading) =>
    form(reading).map((one) => ({ ...one, actual: `scalar(${one.actual})` }));

const FORMS = [
  followed(
    condition(/\bif\s*\(/, OPERATORS),
    /\s*\{\s*print\s*"[^"]*"\s*;?\s*\}\s*else\s*\{\s*exit\s*\(?\s*1\s*\)?\s*;?\s*\}/,
  ),
  scalar(pair(/(?<![\w$>:])is(_deeply)?(?:\s*\(|\s+(?=[\w$&]))/)),
  scalar(pair(/(?<![\w$>:])isnt(?:\s*\(|\s+(?=[\w$&]))/, { how: "!" })),
  scalar(condition(/(?<![\w$>:])ok(?:\s*\(|\s+(?=[\w$&]))/, OPERATORS)),
];

const LIBRARY = /^[ \t]*(use\s+Test::(Deep|More)\b.*|done_testing\b.*)$/gm;
const strip = (code: string) => code.replace(LIBRARY, "");

/** Prints values for the judge: a scalar is its text, as Test::Deep and Test::More compare it; `typed` for JSON. */
const harness = (mark: string) => String.raw`
{
package ${mark};
use B ();
sub text {
  my $s = shift;
  utf8::encode($s) if utf8::is_utf8($s);
  $s =~ s/([\x00-\x1f"\\])/sprintf("\\u%04x", ord($1))/ge;
  return "\"$s\"";
}
sub json {
  my ($v, $typed) = @_;
  return "null" unless defined $v;
  my $class = Scalar::Util::blessed($v);
  my $kind = Scalar::Util::reftype($v) // "";
  my $out;
  if ($kind eq "ARRAY") { $out = "[" . join(",", map { json($_, $typed) } @$v) . "]" }
  elsif ($kind eq "HASH") {
    $out = '{"$map":[' . join(",", map { "[" . text($_) . "," . json($v->{$_}, $typed) . "]" } sort keys %$v) . "]}";
  }
  elsif ($kind) { $out = '{"$opaque":1}' }
  elsif ($typed && (B::svref_2object(\$v)->FLAGS & (B::SVf_IOK | B::SVf_NOK)) && !(B::svref_2object(\$v)->FLAGS & B::SVf_POK)) { return "$v" }
  else { return text($v) }
  return defined $class ? '{"$type":[' . text($class) . ",$out]}" : $out;
}
sub say { my $line = shift; syswrite(STDOUT, "\n${mark} $line\n") }
sub show { $| = 1; print STDOUT ""; say(@_ == 1 ? json($_[0]) : '{"$type":["list",' . scalar(@_) . "]}") }
sub demand { my ($how, @values) = @_; say(qq(["$how",) . join(",", map { json($_) } @values) . "]") }
}
require Scalar::Util;
`;

function guard({ code, mark }: TestText): string {
  return String.raw`
${harness(mark)}
{
package ${mark};
my ($word, $turn, $count) = ("", 0, 0);
sub check {
  my ($holds, $words) = @_;
  $count++;
  $holds = !$holds if $count == $turn;
  return 1 if $holds;
  ${mark}::say("fail");
  syswrite(STDERR, ($words // "an assertion does not hold") . "\n");
  require POSIX; POSIX::_exit(1);
}
sub begin { say("begin"); my $line = <STDIN>; ($word, $turn) = split ' ', $line }
sub finish {
  check(1) if $turn > 0;
  say("end $word " . ($count || 1));
  require POSIX; POSIX::_exit(0);
}
sub same { json($_[0]) eq json($_[1]) }
}
{
no warnings; no strict 'refs';
*{"main::is"} = *{"main::is_deeply"} = sub { ${mark}::check(${mark}::same(@_[0, 1]), $_[2]) };
*{"main::isnt"} = sub { ${mark}::check(!${mark}::same(@_[0, 1]), $_[2]) };
*{"main::ok"} = sub { ${mark}::check($_[0], $_[1]) };
*{"main::eq_deeply"} = sub { ${mark}::check(${mark}::same(@_)) };
*{"main::done_testing"} = sub {};
}
${mark}::begin();
eval {
${strip(code)}
1 } or ${mark}::check(0, "$@");
${mark}::finish();
`;
}

const NOTATION = {
  nothing: "undef",
  yes: "1",
  no: '""',
  text: (value: string) =>
    `"${JSON.stringify(value)
      .slice(1, -1)
      .replace(/[$@]/g, "\\$&")
      .replace(/\\u(....)/g, "\\x{$1}")}"`,
  list: (items: string[]) => `[${items.join(", ")}]`,
  map: (entries: [string, string][]) => `{${entries.map(([key, value]) => `${key} => ${value}`).join(", ")}}`,
};

/** What follows \`__END__\` in a program is no code, and neither would a test be. */
const whole = (program: string) => program.replace(/^__(END|DATA)__$[\s\S]*/m, "");

export const perlTests: ProgramTests = {
  join: (program, test) => `${whole(program)}\n${test}`,
  record: recorder({
    lexis: PERL,
    forms: FORMS,
    strip,
    show: ({ actual }, mark) => `${mark}::show(${actual});`,
    demand: ({ how, expected }, mark) => `${mark}::demand("${how}", ${expected.join(", ")});`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
  guard,
  call: (entry, args, { mark }) =>
    `${harness(mark)}${mark}::say(${mark}::json(scalar(${entry}(${args.map((arg) => literal(arg, NOTATION)).join(", ")})), 1));\n`,
};
