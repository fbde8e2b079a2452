import type { Samples } from "./samples.ts";

const twice = (body: string) => `sub twice {\n    my ($x) = @_;\n    ${body}\n}\n`;
const test = (body: string) =>
  `use Test::Deep;\n\nsub testhumaneval {\n    my $candidate = \\&twice;\n    ${body}\n}\n\ntesthumaneval();\n`;
const deeply = (pair: string) =>
  test(`if(eq_deeply(${pair})) {\n        print "ok!" }else{\n        exit 1;\n        }`);

const perl: Samples = {
  right: twice("return $x * 2;"),
  wrong: twice("return $x * 3;"),
  raises: twice('die "no";'),
  doesNotParse: "sub twice {\n    my ($x = @_;\n",
  exitsWithZero: "exit(0);\n",
  exitsWhenCalled: twice("exit(0);"),
  loops: twice("while (1) {}"),
  fillsMemory: twice("my $s = 'xxxxxxxx';\n    while (1) { $s .= $s; }"),
  ownMain: `use strict;\nuse warnings;\n${twice("return $x * 2;")}print twice(3) unless caller;\n__END__\nnothing\n`,
  unicode: twice('return "é𝒳 $x";'),
  printsMuch: twice("print 'x' x 10_000_000;\n    return $x * 2;"),
  echo: "local $/;\nprint uc(<STDIN>);\n",
  test: deeply("$candidate->(2),4"),
  otherTest: deeply("$candidate->(2),6"),
  unicodeTest: deeply('$candidate->("ünï☃"),"é𝒳 ünï☃"'),
  doesNotCompileTest: deeply("$candidate->(2,4"),
  calls: true,
  cheats: [
    `package Like; use overload '==' => sub { 1 }, 'eq' => sub { 1 }, '""' => sub { '4' };\npackage main;\n${twice("return bless {}, 'Like';")}`,
    `END { $? = 0 }\n${twice("exit(1);")}`,
  ],
  guarded: {
    test: test("exit 1 unless eq_deeply([$candidate->(2)], [4]);"),
    cheats: [
      twice("exit(0);"),
      `BEGIN { *CORE::GLOBAL::exit = sub { } }\nEND { $? = 0 }\n${twice("die 'no';")}`,
      `sub eq_deeply { 1 }\n${twice("return 6;")}`,
    ],
  },
};

export default perl;
