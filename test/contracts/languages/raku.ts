import type { Samples } from "./samples.ts";

const twice = (body: string) => `sub twice($x) {\n    ${body}\n}\n`;
const test = (body: string) => `use Test;\n\n${body}\n\ndone-testing;\n`;

const raku: Samples = {
  right: twice("$x * 2"),
  wrong: twice("$x * 3"),
  raises: twice('die "no"'),
  doesNotParse: "sub twice($x {\n    $x * 2\n}\n",
  exitsWithZero: `${twice("$x * 3")}exit(0);\n`,
  exitsWhenCalled: twice("exit(0)"),
  loops: twice("loop {}"),
  fillsMemory: twice("my @keep; loop { @keep.push(Blob.allocate(10_000_000, 1)) }"),
  ownMain: `${twice("$x * 2")}sub MAIN() { say twice(3) }\n`,
  unicode: twice('"é𝒳 $x"'),
  printsMuch: twice('print "x" x 10_000_000;\n    $x * 2'),
  echo: "print $*IN.slurp.uc;\n",
  test: test("is twice(2), 4, 'two';"),
  otherTest: test("is(twice(2), 6);"),
  unicodeTest: test('is-deeply twice("ünï☃"), "é𝒳 ünï☃";'),
  doesNotCompileTest: test("is(twice(2), 4;"),
  calls: true,
  loadSeconds: 2,
  cheats: [
    `multi sub infix:<==>($, $) { True }\nmulti sub infix:<eq>($, $) { True }\n${twice("$x * 3")}`,
    `END { exit(0) }\n${twice('die "no"')}`,
  ],
};

export default raku;
